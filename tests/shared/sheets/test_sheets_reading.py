"""Files as people send them become rows of text."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared.sheets.builders import ods, saved, xlsx
from veerkracht.shared.sheets import MAX_ROWS, SheetError, read

HEADER = ("Naam", "Bedrijf", "E-mail")
ROW = ("Zoë Müller", "Café de Zon", "zoe@dezon.nl")


def joined(separator: str) -> str:
    return "\r\n".join(separator.join(row) for row in (HEADER, ROW, ROW)) + "\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_read_knows_the_usual_encodings(encoding):
    assert read("lijst.csv", joined(";").encode(encoding)).rows == (HEADER, ROW, ROW)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_read_knows_the_usual_separators(separator):
    assert read("lijst.txt", joined(separator).encode()).rows == (HEADER, ROW, ROW)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("René", "mac_roman"), ("Daniël", "cp850"), ("François", "cp1252"), ("Bjørn", "cp1252"), ("Jürgen", "mac_roman")],
)
def test_one_accent_is_enough_to_tell_the_encoding(name, encoding):
    rows = read("a.csv", f"Naam;Bedrijf\n{name} Bos;Bos BV\n".encode(encoding)).rows
    assert rows[1][0] == f"{name} Bos"


@pytest.mark.parametrize("text", ["Bakkerij \u2019t Stoepje", "€ 10", "Jansen \u2013 Bouw", "“De Zon”"])
def test_windows_signs_stay_what_they_are(text):
    assert read("a.csv", f"Naam;Bedrijf\nJan 1;{text}\n".encode("cp1252")).rows[1][1] == text


def test_declared_separator_is_obeyed_and_not_a_row():
    assert read("a.csv", b"sep=;\r\nNaam;Plaats, land\r\nJan 1;Zwolle, NL\r\n").rows[0] == ("Naam", "Plaats, land")


def test_commas_inside_texts_do_not_beat_the_semicolon():
    text = "Naam;Bedrijf;Plaats\nJansen, Jan;Jansen, Bouw;Zwolle\nVries, Piet;Vries, Brood;Ommen\n"
    assert read("a.csv", text.encode()).rows[1] == ("Jansen, Jan", "Jansen, Bouw", "Zwolle")


def test_quoted_cell_keeps_its_line_break():
    rows = read("a.csv", b'Naam;Bedrijf\nJan 1;"Jansen Bouw\r\nJansen Holding"\n').rows
    assert rows[1] == ("Jan 1", "Jansen Bouw\nJansen Holding")


def test_quote_that_is_never_closed_does_not_swallow_the_rest():
    rows = read("a.csv", b'Naam;Bedrijf\nJan 1;"Jansen Bouw\nPiet 2;De Vries\nKees 3;Bakker\n').rows
    assert [row[0] for row in rows] == ["Naam", "Jan 1", "Piet 2", "Kees 3"]


def test_list_of_one_column_is_not_cut_at_a_stray_comma():
    rows = read("a.txt", b"Naam\nJan Jansen\nPiet de Vries\nBos, bakker 2\n").rows
    assert rows[3] == ("Bos, bakker 2",)


def test_rows_that_stand_in_one_cell_are_split_and_said():
    sheet = read("a.xlsx", xlsx(["Naam,Bedrijf,E-mail"], ["Jan,Bouw,jan@x.nl"], ["Piet,Brood,piet@x.nl"]))
    assert sheet.rows[1] == ("Jan", "Bouw", "jan@x.nl")
    assert sheet.notes


def test_text_read_wrongly_before_is_repaired_and_said():
    sheet = read("a.csv", "Naam;Bedrijf\nRenÃ© Bos;CafÃ© 1\nZoÃ« Bos;Bos\n".encode())
    assert sheet.rows[1] == ("René Bos", "Café 1")
    assert sheet.notes


def test_empty_rows_keep_their_place_so_that_row_numbers_are_those_of_the_sender():
    assert read("a.csv", b"Naam;Mail\n\n;\nJan;jan@x.nl\n").rows[3] == ("Jan", "jan@x.nl")


def test_workbook_cells_are_written_as_a_person_sees_them():
    moment = dt.datetime.fromisoformat("2019-09-12 19:30")
    cells = [
        "08073456",
        8073456,
        31612345678.0,
        1.5,
        True,
        dt.date(2019, 9, 12),
        moment,
        dt.time(9, 5),
        "  a\u00a0 b ",
        None,
        "x",
    ]
    assert read("a.xlsx", xlsx(cells)).rows[0] == (
        "08073456", "8073456", "31612345678", "1.5", "TRUE", "2019-09-12", "2019-09-12 19:30", "09:05", "a b", "", "x",
    )  # fmt: skip


def test_workbook_begins_at_its_first_row_and_column():
    def put(sheet):
        sheet["C4"] = "Naam"
        sheet["D4"] = "Mail"
        sheet["C5"] = "Jan"
        sheet["D5"] = "jan@x.nl"

    rows = read("a.xlsx", xlsx(change=put)).rows
    assert rows[4] == ("", "", "Jan", "jan@x.nl")


def test_cells_merged_downwards_are_filled_and_said():
    def merge(sheet):
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("A5:B5")

    sheet = read(
        "a.xlsx",
        xlsx(["Naam", "Bedrijf"], ["Jan 1", "Bouw"], ["Piet 2", None], ["Kees 3", None], ["Los 4", None], change=merge),
    )
    assert [row[1] for row in sheet.rows] == ["Bedrijf", "Bouw", "Bouw", "Bouw", ""]
    assert len(sheet.notes) == 1


def test_fullest_visible_sheet_is_read_and_said_and_another_can_be_chosen():
    book = openpyxl.Workbook()
    book.active.title = "Uitleg"
    book.active.append(["Lees", "dit 1"])
    names = book.create_sheet("Deelnemers")
    secret = book.create_sheet("Keuzes")
    secret.sheet_state = "hidden"
    for number in range(20):
        names.append([f"Jan {number}", "Bouw"])
        secret.append(["ja", "nee", "misschien", str(number)])
    data = saved(book)
    sheet = read("a.xlsx", data)
    assert (sheet.name, sheet.other_sheets) == ("Deelnemers", ("Uitleg",))
    assert "Deelnemers" in sheet.notes[0]
    assert read("a.xlsx", data, sheet="Uitleg").rows == (("Lees", "dit 1"),)


def test_hidden_sheet_is_read_when_nothing_else_holds_data():
    book = openpyxl.Workbook()
    hidden = book.create_sheet("Lijst")
    hidden.sheet_state = "hidden"
    hidden.append(["Jan 1", "Bouw"])
    assert read("a.xlsx", saved(book)).rows == (("Jan 1", "Bouw"),)


def test_opendocument_is_read():
    assert read("a.ods", ods(HEADER, ROW)).rows == (HEADER, ROW)


def test_web_page_called_xls_is_read():
    page = """<html><body><table><tr><td>menu</td></tr></table><table>
      <tr><th>Naam</th><th>Bedrijf</th><th>Mail</th></tr>
      <tr><td>Jan</td><td rowspan="2">Bouw &amp; Zn</td><td>jan@x.nl</td></tr>
      <tr><td>Pi<b>et</b></td><td>piet@x.nl<br>p@y.nl</td></tr></table></body></html>"""
    assert read("export.xls", page.encode()).rows == (
        ("Naam", "Bedrijf", "Mail"),
        ("Jan", "Bouw & Zn", "jan@x.nl"),
        ("Pi et", "Bouw & Zn", "piet@x.nl\np@y.nl"),
    )


def test_name_of_the_file_is_not_believed():
    assert read("lijst.csv", xlsx(HEADER, ROW)).rows == (HEADER, ROW)
    assert read("lijst.xlsx", joined(";").encode()).rows == (HEADER, ROW, ROW)


def test_stray_cell_far_below_is_left_out_and_said():
    def put(sheet):
        sheet["A9000"] = "vergeten"

    sheet = read("a.xlsx", xlsx(HEADER, ROW, change=put))
    assert len(sheet.rows) == 2
    assert sheet.notes


def test_list_at_the_bound_is_read_and_one_row_more_is_refused():
    rows = [f"Jan {number};Bouw" for number in range(MAX_ROWS)]
    assert len(read("a.csv", "\n".join(rows).encode()).rows) == MAX_ROWS
    with pytest.raises(SheetError) as refused:
        read("a.csv", "\n".join([*rows, "Piet;Brood"]).encode())
    assert refused.value.code == "too_many_rows"


LETTERS = st.text(alphabet=st.sampled_from("abcdefgh ëéïüö'.&-12@;,\t\"|\n"), max_size=12)


@given(
    st.lists(st.lists(LETTERS, min_size=1, max_size=5), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "cp1252", "utf-16"]),
)
def test_any_text_gives_a_rectangle_or_a_clear_error(rows, encoding):
    data = "\n".join(";".join(row) for row in rows).encode(encoding)
    with suppress(SheetError):
        sheet = read("a.csv", data)
        assert len({len(row) for row in sheet.rows}) == 1
        assert all(cell == cell.strip() for row in sheet.rows for cell in row)


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_clear_error(data):
    with suppress(SheetError):
        assert read("a.csv", data).rows


def test_old_excel_is_read():
    sheet = read("oud.xls", Path(__file__).with_name("old_excel.xls").read_bytes())
    assert sheet.rows == (
        ("Naam", "Bedrijf", "KvK", "Datum", "Tel"),
        ("Zoë Bos", "Bos BV", "8073456", "2019-09-12", "0612345678"),
        ("Piet Vos", "Bos BV", "08073457", "2019-09-13", "31612345678"),
    )
