"""What is no list is refused with a clear message, within bounds, and never with a traceback."""

import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest

from tests.shared.sheets.builders import archive, saved, xlsx
from veerkracht.shared.sheets import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, SheetError, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(SheetError) as refused:
        read(name, data)
    assert len(str(refused.value)) > 20
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.csv", b"", "empty"),
        ("leeg.xlsx", b"\xef\xbb\xbf\r\n \r\n", "empty"),
        ("leeg.csv", b";;;\r\n;;;\r\n", "empty"),
        ("lijst.xlsx", b"%PDF-1.7\n1 0 obj", "wrong_kind"),
        ("lijst.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "wrong_kind"),
        ("lijst.csv", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "wrong_kind"),
        ("lijst.xlsx", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, "wrong_kind"),
        ("lijst.rtf", b"{\\rtf1 Jan}", "wrong_kind"),
        ("lijst.zip", b"\x1f\x8b\x08" + b"\x00" * 30, "wrong_kind"),
        ("lijst.csv", bytes(range(32)) * 40, "wrong_kind"),
        ("lijst.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("lijst.doc", OLE + "WordDocument".encode("utf-16-le"), "wrong_kind"),
        ("lijst.msg", OLE + "__properties_version1.0".encode("utf-16-le"), "wrong_kind"),
        ("lijst.xls", OLE + "Workbook".encode("utf-16-le"), "damaged"),
        ("lijst.xls", OLE, "damaged"),
        ("lijst.xlsx", b"PK\x03\x04 not really", "damaged"),
        ("lijst.docx", archive({"word/document.xml": b"<w/>"}), "wrong_kind"),
        ("lijst.numbers", archive({"Index/Document.iwa": b"x"}), "wrong_kind"),
        ("lijst.zip", archive({"lijst.csv": b"Naam;Mail"}), "wrong_kind"),
        ("lijst.xlsx", archive({"xl/workbook.xml": b"<broken"}), "damaged"),
        ("kop.csv", b"Naam;Bedrijf;E-mail\r\n", "only_headers"),
        ("kop.xlsx", xlsx(["Naam", "Bedrijf", "E-mail"]), "only_headers"),
        (
            "xml.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "wrong_kind",
        ),
        ("leeg.html", b"<html><body>niets</body></html>", "empty"),
        (
            "breed.csv",
            (";".join(f"k{number}" for number in range(MAX_COLUMNS + 100)) + "\n").encode() * 2,
            "too_many_columns",
        ),
    ],
)
def test_what_is_no_list_is_refused_by_name(name, data, code):
    assert refusal(name, data) == code


def test_empty_workbook_is_refused():
    assert refusal("leeg.xlsx", saved(openpyxl.Workbook())) == "empty"


def test_truncated_workbook_is_refused():
    data = xlsx(*[[f"Jan {number}", "Bouw"] for number in range(200)])
    assert refusal("lijst.xlsx", data[: len(data) // 2]) == "damaged"


def test_too_many_bytes_are_refused_before_reading():
    assert refusal("groot.csv", b"a;b\n" * (MAX_BYTES // 4 + 1)) == "too_big"


def test_workbook_with_too_many_rows_is_refused():
    assert refusal("lang.xlsx", xlsx(*[[number, "x"] for number in range(MAX_ROWS + 1)])) == "too_many_rows"


def test_zip_bomb_is_refused_by_what_it_declares():
    members = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"0" * (20 * 1024 * 1024)}
    assert refusal("bom.xlsx", archive(members)) == "too_big"


def test_zip_bomb_that_lies_about_its_size_only_ends_its_own_process():
    file = io.BytesIO(xlsx(["Jan 1", "Bouw"]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/extra.xml", b"<a>" * 1_000_000)
    lying = file.getvalue().replace((3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little"))
    assert read("bom.xlsx", lying).rows == (("Jan 1", "Bouw"),)


def test_two_cells_that_ask_for_half_a_terabyte_are_refused():
    def spread(sheet):
        sheet["A1"] = "a"
        sheet["XFD1048576"] = "b"

    assert refusal("ver.xlsx", xlsx(change=spread)) == "too_big"


def test_workbook_with_an_entity_bomb_is_refused_or_harmless():
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + step, (b"&%c;" % (97 + step)) * 10) for step in range(8)
    )
    shared = b'<?xml version="1.0"?>' + entities + b"]><sst><si><t>&i;</t></si></sst>"
    with zipfile.ZipFile(io.BytesIO(xlsx(["Jan", "Bouw 1"]))) as good:
        members = {name: good.read(name) for name in good.namelist()}
    with suppress(SheetError):
        sheet = read("bom.xlsx", archive({**members, "xl/sharedStrings.xml": shared}))
        assert sum(len(cell) for row in sheet.rows for cell in row) < 10_000
