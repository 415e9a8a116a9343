"""Text pasted from a mail becomes rows."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.shared.sheets import SheetError, read_pasted


def filled(text: str) -> list[tuple[str, ...]]:
    return [row for row in read_pasted(text).rows if any(row)]


@pytest.mark.parametrize("separator", ["\t", ";", " ; ", "   ", " - ", " \u2013 ", ", ", " | "])
def test_a_line_per_person_is_cut_by_its_separator(separator):
    people = [("Jan Jansen", "Jansen Bouw", "jan@x.nl"), ("Piet de Vries", "Zwanikken", "piet@y.nl")]
    assert filled("\n".join(separator.join(person) for person in people)) == people


def test_recipients_of_a_mail_are_a_row_each():
    text = 'Jan Jansen <jan@x.nl>; "Vries, Piet de" <piet@y.nl>, info@w.nl; Anna Mol; Kees Bos <mailto:kees@z.nl>'
    assert filled(text) == [
        ("Jan Jansen", "jan@x.nl"),
        ("Vries, Piet de", "piet@y.nl"),
        ("", "info@w.nl"),
        ("Anna Mol", ""),
        ("Kees Bos", "kees@z.nl"),
    ]


def test_lines_that_differ_keep_the_mail_in_a_column_of_its_own():
    text = (
        "Jan Jansen <jan@x.nl>\n- Piet de Vries (Zwanikken)\n2. Marie Bakker, Bakker & Zn, marie@y.nl\nVries, Kees de\n"
    )
    assert filled(text) == [
        ("Jan Jansen", "", "jan@x.nl"),
        ("Piet de Vries", "Zwanikken", ""),
        ("Marie Bakker", "Bakker & Zn", "marie@y.nl"),
        ("Vries, Kees de", "", ""),
    ]


def test_greeting_signature_and_quote_signs_are_left_out_and_said():
    text = (
        "> Hoi Anna,\n>\n> Jan Jansen - Bouw\n> Piet Vos - Brood\n>\n> Met vriendelijke groet,\n> Kees\n> 038-4211234\n"
    )
    sheet = read_pasted(text)
    assert [row for row in sheet.rows if any(row)] == [("Jan Jansen", "Bouw"), ("Piet Vos", "Brood")]
    assert "4" in sheet.notes[0]


def test_lines_with_labels_become_columns():
    text = "Naam: Jan Bos\nBedrijf: Bos BV\nE-mail: jan@bos.nl\n\nNaam: Piet Vos\nE-mail: piet@vos.nl\n"
    assert filled(text) == [
        ("Naam", "Bedrijf", "E-mail"),
        ("Jan Bos", "Bos BV", "jan@bos.nl"),
        ("Piet Vos", "", "piet@vos.nl"),
    ]


def test_missing_cell_before_the_mail_does_not_shift_the_mail():
    text = "Naam\tBedrijf\tMail\nJan Bos\tBos BV\tjan@bos.nl\nPiet Vos\tpiet@vos.nl\n"
    assert filled(text)[2] == ("Piet Vos", "", "piet@vos.nl")


def test_table_drawn_with_lines_is_read():
    assert filled("| Naam | Bedrijf |\n|------|---------|\n| Jan  | Bouw    |\n") == [
        ("Naam", "Bedrijf"),
        ("Jan", "Bouw"),
    ]


@pytest.mark.parametrize("text", ["", "  \n \n", "Beste Anna,\n"])
def test_no_list_is_refused(text):
    with pytest.raises(SheetError) as refused:
        read_pasted(text)
    assert refused.value.code == "empty"


def test_far_too_much_text_is_refused():
    with pytest.raises(SheetError) as refused:
        read_pasted("Jan Jansen - Bouw\n" * 100_000)
    assert refused.value.code == "too_big"


@given(st.text(alphabet=st.sampled_from('abc AB\n\t;,|-<>@."():1'), max_size=120))
def test_any_text_gives_a_rectangle_or_a_clear_error(text):
    with suppress(SheetError):
        assert len({len(row) for row in read_pasted(text).rows}) == 1
