"""The letters of documents are those that we took, and documents are set in them."""

import hashlib
import json

import pytest

from veerkracht.shared.print import render_pdf
from veerkracht.shared.print.rendering import FONTS
from veerkracht.shared.ui.tokens import colours

VENDORED = json.loads((FONTS / "VENDOR.json").read_text())


@pytest.mark.parametrize("name", VENDORED)
def test_letters_are_unchanged_and_open(name):
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == VENDORED[name]["sha256"]
    assert VENDORED[name]["licence"] == "OFL-1.1"
    assert VENDORED[name]["version"]


def test_every_file_of_letters_is_accounted_for():
    assert {path.name for path in FONTS.iterdir()} == {*VENDORED, "VENDOR.json"}


@pytest.mark.parametrize("words", ["Zelf roosteren: één idee", "*vet* en _schuin_"])
def test_document_is_set_in_the_letters_of_the_house(words, tmp_path):
    template = tmp_path / "brief.typ"
    template.write_text("#show: house\n#title()\n" + words)
    data = {"title": "Brief", "programme": "Programma", "language": "nl", "colours": colours("")}
    made = render_pdf(template, data)
    assert b"NotoSans" in made
    assert b"Libertinus" not in made
