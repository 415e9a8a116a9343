"""Tests about documents as PDF."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typst import TypstError

from veerkracht.shared.print import fingerprint, parts_of_html, render_pdf, render_pictures
from veerkracht.shared.print.letters import UNKNOWN, drawable

TEMPLATE = """#set document(title: data.title)
#set text(lang: "nl")
#title()
#par(data.text)
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a small template."""
    path = tmp_path / "brief.typ"
    path.write_text(TEMPLATE)
    return path


def test_a_document_is_accessible(template: Path) -> None:
    made = render_pdf(template, {"title": "Uw gegevens", "text": "Héél gewoon."})
    assert made.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in made


def test_texts_are_data_and_never_code(template: Path) -> None:
    assert render_pdf(template, {"title": "#panic()", "text": '#read("/etc/passwd") *x* $y$ \\'}).startswith(b"%PDF")


def test_a_document_that_nobody_can_hear_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leeg.typ"
    path.write_text("#data.text")
    with pytest.raises(TypstError):
        render_pdf(path, {"text": "geen titel"})


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Héél €5 „zo”", "Héél €5 „zo”"),
        ("fijn 😀👨‍👩‍👧!", f"fijn {UNKNOWN}!"),
        ("中文 test", f"{UNKNOWN} test"),
        ("שלום мир Ωμ", "שלום мир Ωμ"),
        ("a\u202eb\x00c\u200bd", "abcd"),
        ("e\u0301", "é"),
        ("\u0378", UNKNOWN),
    ],
)
def test_what_cannot_be_drawn_becomes_a_square(given_text: str, shown: str) -> None:
    assert drawable({"a": [given_text, 1, None]}) == {"a": [shown, 1, None]}


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_makes_an_accessible_document(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("typ") / "tekst.typ"
    path.write_text(TEMPLATE)
    assert b"pdfuaid" in render_pdf(path, {"title": "Titel", "text": text})


def test_letters_that_cannot_stand_together_do_not_break_it(template: Path) -> None:
    """Hebrew, Arabic and Latin letters with one another's marks: no font has them all."""
    mixed = "a\u05b0\u0651 \u05d0\u0359 \u0627\u0301 x\u0338\u05bd"
    assert b"pdfuaid" in render_pdf(template, {"title": "Titel", "text": mixed})


def test_pages_come_as_pictures(template: Path) -> None:
    one, long = ({"title": "Titel", "text": text} for text in ("kort", "lang\n\n" * 1000))
    assert [page[:4] for page in render_pictures(template, one)] == [b"\x89PNG"]
    assert len(render_pictures(template, {**long, "text": "woord " * 3000})) > 1


def test_the_fingerprint_follows_data_and_template(template: Path) -> None:
    first = fingerprint(template, {"title": "Titel"})
    assert first == fingerprint(template, {"title": "Titel"})
    assert first != fingerprint(template, {"title": "Anders"})
    template.write_text(TEMPLATE + "#data.text")
    assert first != fingerprint(template, {"title": "Titel"})


def shape(html: str) -> list[tuple[str, str]]:
    """Return kind and words of each part."""
    parts = parts_of_html(html)
    return [(part["kind"], "|".join(_words(runs) for runs in part.get("items", [part.get("runs")]))) for part in parts]


def _words(runs: list[dict[str, object]]) -> str:
    return "".join(str(run["text"]) for run in runs)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Een</p><p> </p><p>Twee<br/>regels</p>", [("paragraph", "Een"), ("paragraph", "Twee\nregels")]),
        ("<h3>Kop</h3><blockquote>Zo</blockquote>", [("heading", "Kop"), ("quote", "Zo")]),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", [("list", "a|b"), ("paragraph", "c")]),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", [("list", "a"), ("list", "b|c")]),
        ("los &amp; <u>vast</u></b></ul><li>", [("paragraph", "los & vast")]),
        ("", []),
    ],
)
def test_html_becomes_parts(html: str, found: list[tuple[str, str]]) -> None:
    assert shape(html) == found


def test_bold_and_italic_stay() -> None:
    runs = parts_of_html("<p>a<b>b<i>c</i></b></p>")[0]["runs"]
    assert [(run["bold"], run["italic"]) for run in runs] == [(False, False), (True, False), (True, True)]
