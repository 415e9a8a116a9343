"""Exports open well and cannot run anything."""

import datetime as dt
import io
import unicodedata
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.shared.sheets import read, write_csv, write_xlsx

FORMULAS = ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\tx", "\r=1", "\uff1d1+1", '=HYPERLINK("http://x")']


def csv_bytes(header, rows):
    return b"".join(write_csv(header, rows))


def xlsx_cells(header, rows, title=""):
    book = openpyxl.load_workbook(io.BytesIO(b"".join(write_xlsx(header, rows, title=title))))
    return book.active, [[cell.value for cell in row] for row in book.active.iter_rows()]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_guarded(text):
    csv_line = csv_bytes(["Naam"], [[text]]).decode("utf-8-sig").splitlines()[1].strip('"')
    assert csv_line.startswith("'")
    sheet, cells = xlsx_cells([text], [[text]])
    assert cells[0][0].startswith("'")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_numbers_and_dates_stay_what_they_are():
    row = [-5, Decimal("12.50"), dt.date(2019, 9, 12), None, True, 0.5]
    _sheet, cells = xlsx_cells(["a", "b", "c", "d", "e", "f"], [row])
    assert cells[1] == [-5, 12.5, dt.datetime.fromisoformat("2019-09-12"), None, True, 0.5]
    assert csv_bytes(["a"], [row]).decode("utf-8-sig").splitlines()[1] == "-5;12.50;2019-09-12;;True;0.5"


def test_moment_is_written_in_local_time():
    moment = dt.datetime(2019, 9, 12, 17, 30, tzinfo=dt.UTC)
    _sheet, cells = xlsx_cells(["a"], [[moment]])
    assert cells[1] == [dt.datetime.fromisoformat("2019-09-12 19:30")]
    assert b"2019-09-12 19:30" in csv_bytes(["a"], [[moment]])


def test_workbook_has_header_filter_and_safe_title():
    sheet, _cells = xlsx_cells(
        ["Naam", "Plaats"], [["Jan", "Zwolle"]], title="Stand [12/9]: alle bedrijven van het programma"
    )
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert sheet["A1"].font.bold
    assert len(sheet.title) <= 31


def test_control_characters_do_not_break_the_workbook():
    _sheet, cells = xlsx_cells(["a"], [["x\x00\x0by\ud800"]])
    assert cells[1] == ["xy"]


def test_long_lists_come_in_pieces():
    pieces = list(write_csv(["a"], ([f"Bedrijf {number}" * 5] for number in range(5_000))))
    assert len(pieces) > 2


PLAIN = st.characters(codec="utf-8", categories=("L", "N", "P", "Sc", "Sm"))
CELLS = (
    st.text(alphabet=PLAIN, max_size=15)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: text[:1] != "'")
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_is_exported_reads_back_as_it_was(rows):
    body = [["Jan 1", "Bouw 1"], *rows, ["Piet 2", "Brood 2"]]
    assert [list(row) for row in read("a.csv", csv_bytes(["Naam", "Bedrijf"], body)).rows[1:]] == body
