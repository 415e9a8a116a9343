"""The drawn registers and lists by which the matching is judged, and the judging itself."""

import pytest

from benchmarks._matching.other import OtherLists
from benchmarks._matching.register import Firm, Registry
from benchmarks._matching.rows import HARD, HEADER, NORMAL, Cells, Lists
from benchmarks._matching.scoring import Answer, score


def drawn(kind: str, seed: int = 3) -> tuple[list[Firm], list[tuple[Cells, str]]]:
    registry = Registry(seed, 400)
    firms = list(registry.firms())
    lists = {"normal": Lists, "hard": Lists, "other": OtherLists}[kind]
    return firms, lists(registry, firms, NORMAL if kind == "normal" else HARD, seed).rows(300)


@pytest.mark.parametrize("kind", ["normal", "hard", "other"])
def test_the_same_seed_draws_the_same_and_another_something_else(kind: str):
    assert drawn(kind) == drawn(kind)
    assert drawn(kind)[1] != drawn(kind, seed=4)[1]


@pytest.mark.parametrize("kind", ["normal", "hard", "other"])
def test_every_row_is_of_a_firm_in_the_register_or_of_none(kind: str):
    firms, rows = drawn(kind)
    numbers = {firm.kvk for firm in firms}
    truth = [wanted for _cells, wanted in rows]
    assert {wanted for wanted in truth if wanted} <= numbers
    assert 0.05 < truth.count("") / len(truth) < 0.35
    assert all(tuple(cells) == HEADER and cells["Bedrijfsnaam"] + cells["Contactpersoon"] for cells, _wanted in rows)


def test_no_two_firms_have_one_number_or_one_name_at_one_place():
    firms, _rows = drawn("normal")
    assert len({firm.kvk for firm in firms}) == len(firms)
    assert len({(firm.name, firm.place.name) for firm in firms}) == len(firms)


def test_only_groups_and_chains_share_a_domain():
    firms, _rows = drawn("normal")
    single = [firm.domain for firm in firms if firm.domain and firm.kind in {"single", "namesake"}]
    assert len(set(single)) == len(single)


def test_the_score_is_strict():
    truth = ["1", "2", "3", "", "5"]
    answers = [
        Answer("certain", "1"),
        Answer("certain", "9"),
        Answer("perhaps", "3"),
        Answer("certain", "4"),
        Answer("perhaps", "1"),
    ]
    found = score(answers, truth)
    assert (found["certain_precision"], found["certain_recall"]) == (0.3333, 0.25)
    assert (found["review_precision"], found["review_recall"]) == (0.5, 0.5)
    assert found["to_review"] == 0.4
    assert found["false_merges_per_1000"] == round(2_000 / 3, 2)
    assert found["wrong_of_foreign"] == 1


def test_nothing_linked_is_precise_and_useless():
    found = score([Answer("none", "")] * 2, ["1", ""])
    assert (found["certain_precision"], found["certain_recall"], found["certain_f1"]) == (1.0, 0.0, 0.0)
