"""Tests about documents as PDF."""

from pathlib import Path

import pytest
from typst import TypstError

from veerkracht.shared.print import render_pdf

TEMPLATE = """#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
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
    path.write_text("#let data = json(bytes(sys.inputs.data))\n#data.text")
    with pytest.raises(TypstError):
        render_pdf(path, {"text": "geen titel"})
