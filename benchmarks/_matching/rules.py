"""The matching rules on plain files without the command around them, and what their keys bring up.

Run: python -m benchmarks._matching.rules match|blocking FOLDER
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from benchmarks._matching.files import Task, read, write
from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.matching import (
    CompanyEvidence,
    CompanyRecord,
    Outcome,
    blocking_keys,
    compare,
    decide,
)

RESULT = ("row", "outcome", "matched_kvk_number", "matched_name", "score", "reason")
OUTCOMES = {Outcome.MATCH: "certain", Outcome.PERHAPS: "perhaps"}


def record(line: dict[str, str]) -> CompanyRecord:
    """A line of the register."""
    names = (line["Bedrijfsnaam"], *line["Handelsnamen"].split(" | "))
    return CompanyRecord(
        company_id=line["KvK-nummer"],
        names=tuple(filter(None, names)),
        kvk_number=line["KvK-nummer"],
        establishment_numbers=(line["Vestigingsnummer"],),
        postcodes=(line["Postcode"].replace(" ", ""),),
        places=(line["Plaats"],),
        websites=(line["Website"],),
        emails=(line["E-mail"],),
        phones=(identifiers.phone(line["Telefoon"]).value,),
        people=(line["Contactpersoon"],),
    )


def evidence(line: dict[str, str]) -> CompanyEvidence:
    """A row of a list, cleaned."""
    postcode = line["Postcode"]
    return CompanyEvidence(
        name=line["Bedrijfsnaam"],
        kvk_number=identifiers.kvk_number(line["KvK-nummer"]).value,
        postcode=identifiers.postcode(postcode).value or (postcode if postcode.isdigit() else ""),
        place=line["Plaats"].strip(),
        website=line["Website"],
        email=identifiers.email(line["E-mail"]).value,
        phone=identifiers.phone(line["Telefoon"]).value,
        person=line["Contactpersoon"],
    )


class Index:
    """The register by key."""

    def __init__(self, task: Task) -> None:
        self.by_key: dict[str, list[CompanyRecord]] = defaultdict(list)
        for line in read(task.register):
            company = record(line)
            for key in blocking_keys(company):
                self.by_key[key].append(company)

    def candidates(self, row: CompanyEvidence) -> dict[int | str, CompanyRecord]:
        """The companies that share a key with the row."""
        return {one.company_id: one for key in blocking_keys(row) for one in self.by_key.get(key, ())}


def match(task: Task) -> None:
    """Write the answer for each row."""
    index = Index(task)
    lines = []
    for number, line in enumerate(read(task.rows), 1):
        row = evidence(line)
        found = decide(row, index.candidates(row).values())
        codes = ";".join(reason.code for reason in found.reasons)
        lines.append(
            (str(number), OUTCOMES.get(found.outcome, "none"), str(found.company_id or ""), "", f"{found.score}", codes)
        )
    write(task.result("ours"), RESULT, lines)


def blocking(task: Task) -> None:
    """Print how often the right company is among the candidates, how many there are, and how fast pairs compare."""
    index = Index(task)
    hits = known = pairs = 0
    seconds = 0.0
    for line, wanted in zip(read(task.rows), task.truth(), strict=True):
        row = evidence(line)
        found = index.candidates(row)
        pairs += len(found)
        known += bool(wanted)
        hits += wanted in found
        start = time.process_time()
        for one in found.values():
            compare(row, one)
        seconds += time.process_time() - start
    rows = len(task.truth())
    print(json.dumps({
        "blocking_recall": round(hits / known, 4), "candidates_per_row": round(pairs / rows, 1),
        "pairs_per_s": round(pairs / seconds),
    }))  # fmt: skip


if __name__ == "__main__":
    {"match": match, "blocking": blocking}[sys.argv[1]](Task(Path(sys.argv[2])))
