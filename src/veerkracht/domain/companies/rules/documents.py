"""Which files may stand as evidence: told by what is in them, never by their name."""

import zipfile
from enum import StrEnum
from typing import BinaryIO

MAX_BYTES = 10_000_000
_HEAD = 2048
_PART_LIMIT = 200
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


class DocumentKind(StrEnum):
    """A kind of file that the programme keeps; the value is its extension."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    DOCX = "docx"
    ODT = "odt"
    TEXT = "txt"


CONTENT_TYPES = {
    DocumentKind.PDF: "application/pdf",
    DocumentKind.JPEG: "image/jpeg",
    DocumentKind.PNG: "image/png",
    DocumentKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentKind.ODT: _OPEN_DOCUMENT.decode(),
    DocumentKind.TEXT: "text/plain",
}


def document_kind(file: BinaryIO) -> DocumentKind | None:
    """Return what a file is by its content, or None when it is nothing we keep; reads it and goes back to the start.

    A macro document (docm) and any other archive that is renamed to .docx are none of these.
    """
    file.seek(0)
    head = file.read(_HEAD)
    kind = _kind(head, file)
    file.seek(0)
    return kind


def _kind(head: bytes, file: BinaryIO) -> DocumentKind | None:
    if head.startswith(b"%PDF-"):
        return DocumentKind.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return DocumentKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return DocumentKind.PNG
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(file)
    return DocumentKind.TEXT if _is_text(head, file) else None


def _kind_of_archive(file: BinaryIO) -> DocumentKind | None:
    """Look only at the list of parts and one short part, so that nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names and not any(name.endswith("vbaProject.bin") for name in names):
                return DocumentKind.DOCX
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _PART_LIMIT:
                return DocumentKind.ODT if archive.read("mimetype").strip() == _OPEN_DOCUMENT else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return None


def _is_text(head: bytes, file: BinaryIO) -> bool:
    """Tell whether the whole file is readable text without control characters, and no web page in disguise."""
    if not head or head.lstrip().lower().startswith((b"<!doctype", b"<html", b"<svg", b"<?xml")):
        return False
    file.seek(0)
    content = file.read(MAX_BYTES + 1)
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in content):
        return False
    return any(_decodes(content, encoding) for encoding in ("utf-8", "cp1252"))


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
