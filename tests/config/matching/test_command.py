"""`veerkracht match` on plain files: columns, encodings, branches, and clear words when a file is wrong."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from veerkracht.config.matching.command import RESULT, main

REGISTER = """kvk_nummer;statutaire naam;handelsnamen;adres;postcode;plaats;telefoon;website
08073456;Zwanikken Transport B.V.;;Handelsweg 12;8011AB;Zwolle;038-4211234;www.zwanikken.nl
69599068;Zwanikken Holding B.V.;;Handelsweg 12;8011AB;Zwolle;;
52345671;M. Hemmink;Café De Postkoets | Hemmink Verhuur;Markt 1;7731AB;Ommen;;
61234562;Bakkerij Jansen;;Dorpsstraat 3;7731CD;Ommen;;
71234563;Bakkerij Jansen;;Kerkplein 8;7721EF;Dalfsen;;
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="cp1252")
    return path


def matched(rows: Path, register: Path, *more: str) -> list[dict[str, str]]:
    out = rows.parent / "result.csv"
    assert main([str(rows), "--register", str(register), "--out", str(out), "--quiet", *more]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == RESULT
        return list(reader)


def test_each_row_gets_a_line_with_its_company_and_the_reason(tmp_path, register):
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "Bedrijfsnaam,KvK,Plaats\nzwaniken transport,,ZWOLLE\nCafe de Postkoets,,Ommen\nBakkerij Jansen,,\n"
        "Koerrade,,Goor\n"
        ",8073456,\n",
        encoding="utf-8",
    )
    found = matched(rows, register, "--language", "en")
    assert [(line["row"], line["outcome"], line["matched_kvk_number"]) for line in found] == [
        ("1", "certain", "08073456"),
        ("2", "certain", "52345671"),
        ("3", "perhaps", "61234562"),
        ("4", "none", ""),
        ("5", "certain", "08073456"),
    ]
    assert found[0]["reason"] == "name 95% alike, same place"
    assert found[0]["matched_name"] == "Zwanikken Transport B.V."
    assert found[3]["matched_name"] == ""
    assert all(0 <= float(line["score"]) <= 1 for line in found)


def test_reasons_are_dutch_unless_asked_otherwise(tmp_path, register):
    rows = tmp_path / "rows.csv"
    rows.write_text("naam;plaats\nBakkerij Jansen;Ommen\n", encoding="utf-8")
    assert matched(rows, register)[0]["reason"] == "zelfde naam, zelfde plaats"


def test_the_order_of_rows_and_companies_makes_no_difference(tmp_path, register):
    names = ["Zwanikken", "Hemmink Verhuur", "bakkerij jansen ommen", "Cafe Postkoets", "Zwanikken Beheer", "Koerrade"]
    found = {}
    for turn in (1, -1):
        rows = tmp_path / f"rows{turn}.csv"
        rows.write_text("naam;plaats\n" + "\n".join(f"{name};Ommen" for name in names[::turn]), encoding="utf-8")
        header, *lines = REGISTER.splitlines()
        register.write_text("\n".join([header, *lines[::turn]]), encoding="utf-8")
        found[turn] = [{**line, "row": ""} for line in matched(rows, register)][::turn]
    assert found[1] == found[-1]


def test_workbook_can_be_the_list(tmp_path, register):
    book = Workbook()
    book.active.append(["Organisatie", "Postcode"])
    book.active.append(["Zwanikken", "8011 AB"])
    rows = tmp_path / "rows.xlsx"
    book.save(rows)
    assert matched(rows, register)[0]["matched_kvk_number"] == "08073456"


def test_branches_with_one_number_are_one_company(tmp_path):
    register = tmp_path / "branches.csv"
    register.write_text(
        "kvk,vestigingsnummer,naam,plaats\n08073456,000012345670,Hubo Zwolle,Zwolle\n"
        "08073456,000012345681,Hubo Raalte,Raalte\n",
        encoding="utf-8",
    )
    rows = tmp_path / "rows.csv"
    rows.write_text("bedrijf,plaats,vestigingsnummer\nHubo,Raalte,\nHubo,,12345670\n", encoding="utf-8")
    assert [line["matched_kvk_number"] for line in matched(rows, register)] == ["08073456", "08073456"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Er is geen bestand"),
        ("", "leeg"),
        ("kleur;maat\nrood;3\n", "kleur, maat"),
    ],
)
def test_wrong_file_is_told_in_one_line(tmp_path, register, capsys, content, said):
    rows = tmp_path / "rows.csv"
    if content is not None:
        rows.write_text(content, encoding="utf-8")
    assert main([str(rows), "--register", str(register), "--out", str(tmp_path / "out.csv")]) == 1
    error = capsys.readouterr().err
    assert said in error or "rows.csv" in error
    assert len(error.strip().splitlines()) == 1


def test_thresholds_are_checked(tmp_path, register):
    words = [str(register), "--register", str(register), "--out", str(tmp_path / "out.csv")]
    assert main([*words, "--perhaps", "0.95"]) == 2
