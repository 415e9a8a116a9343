"""What the answers are worth, strictly: right is only the very company the row was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says about a row; `number` is empty for none."""

    outcome: str
    number: str


def score(answers: list[Answer], truth: list[str]) -> dict[str, float]:
    """Precision, recall and F1 of what is linked at once, and after a person has looked at the doubtful rows.

    A person takes the proposed company when it is the right one and otherwise none; so review adds right links only.
    False merges count wrong links per thousand companies that got a link.
    """
    pairs = list(zip(answers, truth, strict=True))
    certain = [(answer, wanted) for answer, wanted in pairs if answer.outcome == "certain"]
    doubtful = [(answer, wanted) for answer, wanted in pairs if answer.outcome == "perhaps"]
    right = sum(answer.number == wanted for answer, wanted in certain)
    found = right + sum(bool(wanted) and answer.number == wanted for answer, wanted in doubtful)
    known = sum(map(bool, truth))
    wrong = len(certain) - right
    linked = len({answer.number for answer, _wanted in certain}) or 1
    return {
        **_measures("certain", right, wrong, known),
        **_measures("review", found, wrong, known),
        "false_merges_per_1000": round(1000 * wrong / linked, 2),
        "to_review": round(len(doubtful) / len(pairs), 4),
        "wrong_of_foreign": sum(not wanted for _answer, wanted in certain),
    }


def _measures(kind: str, right: int, wrong: int, known: int) -> dict[str, float]:
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / known
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {f"{kind}_precision": round(precision, 4), f"{kind}_recall": round(recall, 4), f"{kind}_f1": round(f1, 4)}
