"""Evidence is what is in a file, never what its name says."""

import io
import zipfile

import pytest

from veerkracht.domain.companies.rules.documents import DocumentKind, document_kind

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


def archive(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


DOCX = archive(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
ODT = archive(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, DocumentKind.PDF),
        (PNG, DocumentKind.PNG),
        (JPEG, DocumentKind.JPEG),
        (DOCX, DocumentKind.DOCX),
        (ODT, DocumentKind.ODT),
        ("Wij roosteren zelf, één team.".encode(), DocumentKind.TEXT),
        ("Eén team".encode("cp1252"), DocumentKind.TEXT),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: DocumentKind):
    assert document_kind(io.BytesIO(content)) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00\x03",
        b"\x00" * 40,
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  <svg xmlns='http://www.w3.org/2000/svg'>",
        b"PK\x03\x04 not really an archive",
        archive(**{"word/document.xml": "<x/>", "word/vbaProject.bin": "macro"}),
        archive(**{"xl/workbook.xml": "<x/>"}),
        archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        archive(mimetype="x" * 5_000_000),
        b"text with a bell\x07",
    ],
    ids=[
        "empty",
        "program",
        "noughts",
        "web page",
        "drawing",
        "broken archive",
        "macros",
        "workbook",
        "ods",
        "bomb",
        "control",
    ],
)
def test_anything_else_is_not_kept(content: bytes):
    assert document_kind(io.BytesIO(content)) is None


def test_the_file_is_read_from_the_start_and_left_there():
    file = io.BytesIO(PDF)
    file.seek(4)
    assert document_kind(file) == DocumentKind.PDF
    assert file.tell() == 0
