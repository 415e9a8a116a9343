"""The same task by others: exact number, a rule with rapidfuzz, gradient boosting and splink.

Run: python -m benchmarks._matching.peers NAME FOLDER. Learns only from the labelled rows of the task; the threshold of
each is the one that is best there. Needs no part of the product. Exit code 3: a package is not installed.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

NOT_INSTALLED = 3
RESULT = ("row", "outcome", "matched_kvk_number", "matched_name", "score", "reason")
Line = dict[str, str]
Best = list[tuple[str, float]]
_FORMS = re.compile(r"\b(b v|bv|vof|v o f|nv|n v|cv|c v|stichting|holding bv|ua|besloten vennootschap)\b")
_FREE = ("gmail", "hotmail", "outlook", "ziggo", "kpnmail", "live.nl", "home.nl", "planet")


def read(path: Path) -> list[Line]:
    """A sheet with commas."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Small letters without accents and signs, single spaces, without legal form."""
    parts = unicodedata.normalize("NFKD", text.replace("&", " en ")).encode("ascii", "ignore").decode().lower()
    return " ".join(_FORMS.sub(" ", re.sub(r"[^a-z0-9]+", " ", parts)).split())


def cleaned(line: Line) -> Line:
    """What any careful person would clean before comparing."""
    digits = re.sub(r"\D", "", line["KvK-nummer"])
    phone = re.sub(r"^(?:0031|31)", "0", re.sub(r"\D", "", line["Telefoon"]))
    mail = line["E-mail"].rpartition("@")[2].lower()
    site = re.sub(r"^(?:https?://)?(?:www\.)?", "", line["Website"].lower())
    domain = site or ("" if any(free in mail for free in _FREE) else mail)
    return {
        "number": digits.zfill(8) if 7 <= len(digits) <= 8 and digits.strip("0") else "",
        "name": plain(line["Bedrijfsnaam"]),
        "other": plain(line.get("Handelsnamen", "").split(" | ")[0]),
        "postcode": line["Postcode"].replace(" ", "").upper(),
        "place": plain(line["Plaats"]),
        "street": plain(line["Adres"]),
        "phone": phone,
        "domain": domain,
        "person": plain(line["Contactpersoon"]),
    }


class Data:
    """Register, rows and labelled rows of a task."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        raw = read(folder / "register.csv")
        self.numbers = [line["KvK-nummer"] for line in raw]
        self.register = [cleaned(line) for line in raw]
        self.rows = [cleaned(line) for line in read(folder / "rows.csv")]
        self.learn = [cleaned(line) for line in read(folder / "learn-rows.csv")]
        self.learn_truth = [line["truth"] for line in read(folder / "learn-truth.csv")]

    def candidates(self, rows: list[Line]) -> Iterable[tuple[int, int]]:
        """Pairs that share a domain, telephone, number, or a word of the name and the place or first digits."""
        index: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.register):
            for key in _keys(line):
                index[key].append(at)
        for row, line in enumerate(rows):
            for at in {at for key in _keys(line) for at in index.get(key, ()) if len(index[key]) < 400}:
                yield row, at


def _keys(line: Line) -> set[str]:
    keys = {f"{kind}:{line[kind]}" for kind in ("number", "phone", "domain") if line[kind]}
    for word in f"{line['name']} {line['other']}".split():
        if len(word) > 2:
            keys |= {f"{word[:4]}:{place}" for place in (line["place"], line["postcode"][:4]) if place}
            keys.add(f"word:{word}")
    return keys


def threshold(best: Best, truth: list[str]) -> float:
    """The score from which linking gives the best F1 on labelled rows."""
    ordered = sorted(zip(best, truth, strict=True), key=lambda pair: -pair[0][1])
    known = sum(map(bool, truth))
    right, best_f1, cut = 0, 0.0, 1.0
    for linked, ((number, value), wanted) in enumerate(ordered, 1):
        right += bool(wanted) and number == wanted
        f1 = 2 * right / (linked + known)
        if f1 > best_f1:
            best_f1, cut = f1, value
    return cut


def answer(data: Data, name: str, best: Best, cut: float) -> None:
    """Write the answers: certain from the threshold on."""
    with (data.folder / f"result-{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(RESULT)
        for row, (number, value) in enumerate(best, 1):
            is_linked = bool(number) and value >= cut
            writer.writerow((row, "certain" if is_linked else "none", number if is_linked else "", "", value, ""))


def best_of(scored: Iterable[tuple[int, int, float]], data: Data, rows: int) -> Best:
    """Per row the company with the highest score."""
    best: Best = [("", -1e9)] * rows
    for row, at, value in scored:
        if value > best[row][1]:
            best[row] = (data.numbers[at], float(value))
    return best


def exact(data: Data) -> None:
    """Link when the number is in the register."""
    known = set(data.numbers)
    answer(data, "exact", [(row["number"], 1.0) if row["number"] in known else ("", 0.0) for row in data.rows], 1.0)


def fuzzy(data: Data) -> None:
    """The usual rule: equal number, or else the company whose cleaned name with place has the best token_set_ratio."""
    from rapidfuzz import fuzz, process

    texts = [f"{line['name']} {line['place']}" for line in data.register]
    by_number = {number: at for at, number in enumerate(data.numbers)}

    def best(rows: list[Line]) -> Best:
        found: Best = []
        for row in rows:
            if row["number"] in by_number:
                found.append((row["number"], 101.0))
                continue
            text = f"{row['name']} {row['place']}"
            one = process.extractOne(text, texts, scorer=fuzz.token_set_ratio, score_cutoff=60)
            found.append((data.numbers[one[2]], one[1]) if one else ("", 0.0))
        return found

    answer(data, "fuzzy", best(data.rows), threshold(best(data.learn[:300]), data.learn_truth[:300]))


def features(row: Line, company: Line) -> tuple[float, ...]:
    """Twelve figures about a pair; -1 where one of the two is empty."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    def same(field: str, cut: int = 99) -> float:
        one, other = row[field][:cut], company[field][:cut]
        return -1.0 if not one or not other else float(one == other)

    names = [name for name in (company["name"], company["other"]) if name]
    return (
        max((fuzz.token_set_ratio(row["name"], name) for name in names), default=0.0),
        max((fuzz.token_sort_ratio(row["name"], name) for name in names), default=0.0),
        max((fuzz.ratio(row["name"].replace(" ", ""), name.replace(" ", "")) for name in names), default=0.0),
        max((JaroWinkler.similarity(row["name"], name) for name in names), default=0.0),
        same("number"), same("postcode"), same("postcode", 4), same("place"), same("phone"), same("domain"),
        fuzz.token_sort_ratio(row["person"], company["person"]) if row["person"] and company["person"] else -1.0,
        same("street"),
    )  # fmt: skip


def boosting(data: Data) -> None:
    """Gradient boosting on twelve features, learnt from the labelled rows."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    half = len(data.learn) // 2

    def pairs(rows: list[Line]) -> tuple[list[tuple[int, int]], list[tuple[float, ...]]]:
        found = list(data.candidates(rows))
        return found, [features(rows[row], data.register[at]) for row, at in found]

    found, figures = pairs(data.learn[:half])
    labels = [data.numbers[at] == data.learn_truth[row] for row, at in found]
    model = HistGradientBoostingClassifier(random_state=1, max_iter=150).fit(figures, labels)

    def best(rows: list[Line]) -> Best:
        known, seen = pairs(rows)
        values = model.predict_proba(seen)[:, 1]
        return best_of(((row, at, value) for (row, at), value in zip(known, values, strict=True)), data, len(rows))

    answer(data, "boosting", best(data.rows), threshold(best(data.learn[half:]), data.learn_truth[half:]))


def splink(data: Data) -> None:
    """Splink on DuckDB: Fellegi and Sunter with weights learnt without labels, threshold from the labelled rows."""
    import pyarrow
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def table(lines: list[Line]) -> "pyarrow.Table":
        columns = {field: [line[field] or None for line in lines] for field in lines[0]}
        columns["word"] = [line["name"].split()[-1] if line["name"] else None for line in lines]
        columns["district"] = [line["postcode"][:4] or None for line in lines]
        return pyarrow.table({"unique_id": list(range(len(lines))), **columns})

    rules = [
        block_on("number"), block_on("domain"), block_on("phone"), block_on("place", "substr(name, 1, 4)"),
        block_on("district", "substr(name, 1, 3)"), block_on("place", "word"), block_on("name"), block_on("postcode"),
    ]  # fmt: skip
    settings = SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            compare.ExactMatch("number"),
            compare.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.85]).configure(term_frequency_adjustments=True),
            compare.ExactMatch("postcode"),
            compare.ExactMatch("place").configure(term_frequency_adjustments=True),
            compare.ExactMatch("phone"),
            compare.ExactMatch("domain"),
            compare.JaroWinklerAtThresholds("person", [0.92]),
        ],
    )
    rows = [*data.rows, *data.learn]
    api = DuckDBAPI()
    tables = [
        api.register(table(lines), dataset_display_name=name)
        for name, lines in (("a_rows", rows), ("b_known", data.register))
    ]
    linker = Linker(tables, settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("number"), block_on("name", "place")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("name"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_weight=-10).as_record_list()
    scored = ((pair["unique_id_l"], pair["unique_id_r"], pair["match_weight"]) for pair in found)
    best = best_of(scored, data, len(rows))
    answer(data, "splink", best[: len(data.rows)], threshold(best[len(data.rows) :], data.learn_truth))


ENGINES: dict[str, Callable[[Data], None]] = {
    "exact": exact, "fuzzy": fuzzy, "boosting": boosting, "splink": splink,
}  # fmt: skip

if __name__ == "__main__":
    try:
        ENGINES[sys.argv[1]](Data(Path(sys.argv[2])))
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        sys.exit(NOT_INSTALLED)
