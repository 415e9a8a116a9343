"""A register is cut into parts between its rows, and a row is found again by where it begins."""

import pytest

from veerkracht.config.matching import command
from veerkracht.config.matching.tables import Table

LINES = ["KvK;Naam", *(f'{number:08};"Zwanikken\n""Beheer"" {number}"' for number in range(1, 60))]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return Table(path, tmp_path)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 500])
def test_parts_together_hold_every_row_once(table, count):
    whole = list(table)
    assert len(whole) == 59
    assert [row for part in table.parts(count) for _at, row in table.rows(part)] == whole


def test_row_is_found_by_where_it_begins(table):
    (part,) = table.parts(1)
    assert [table.row_at(at) for at, _row in table.rows(part)] == list(table)
    table.close()


def test_parts_at_once_give_the_same_answers(tmp_path, monkeypatch):
    register, rows = tmp_path / "register.csv", tmp_path / "rows.csv"
    names = ["Zwanikken Transport", "Koerrade Bouw", "Bakkerij Hemmink", "Tadema Techniek"] * 30
    lines = [f"{71234000 + number};{name} {number % 7};Zwolle" for number, name in enumerate(names)]
    register.write_text("\n".join(["KvK;Naam;Plaats", *lines]), encoding="utf-8")
    rows.write_text("Naam;Plaats\nZwaniken Transport 3;Zwolle\nTadema 2;Zwolle\n", encoding="utf-8")
    answers = []
    for workers in (1, 2):
        monkeypatch.setattr(command, "_workers", lambda _size, _worth, workers=workers: workers)
        out = tmp_path / f"{workers}.csv"
        assert command.main([str(rows), "--register", str(register), "--out", str(out), "--quiet"]) == 0
        answers.append(out.read_text(encoding="utf-8"))
    assert answers[0] == answers[1]
    assert "712340" in answers[0]
