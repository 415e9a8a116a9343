"""The search for duplicates through a whole register: seconds, memory, and how many of the doubles it finds.

Run: python -m benchmarks.duplicates [--companies 10000] [--keep]. One in fifty firms stands in the register again,
mistyped and without a number. `make bench` measures 10,000 companies, within a minute; a region of the country is
`--companies 255000`, which takes far longer than a minute and is not run by itself.
--keep leaves the database for the next run.
"""

import argparse
import json
import resource
import time

from benchmarks import _companies


def main() -> None:
    """Make the register, search it, print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--companies", type=int, default=10_000)
    parser.add_argument("--keep", action="store_true")
    wanted = parser.parse_args()
    database = _companies.prepare(wanted.companies, doubles=True)
    try:
        print(json.dumps(measured(wanted.companies)), flush=True)
    finally:
        if not wanted.keep:
            _companies.drop(database)


def measured(size: int) -> dict[str, object]:
    """Search everything, as if nothing was ever compared; return what it took and gave."""
    from django.db.models import F

    from veerkracht.domain.companies.actions.duplicates import finish_searches
    from veerkracht.domain.companies.models import ComparedCompany, DuplicatePair, DuplicateSearch
    from veerkracht.domain.programme.models import Programme

    for model in (DuplicatePair, ComparedCompany, DuplicateSearch):
        model._base_manager.all().delete()
    before, start = peak_mb(), time.perf_counter()
    search = finish_searches(Programme.objects.get())
    seconds = time.perf_counter() - start
    doubles = DuplicatePair.objects.filter(other_id=F("one_id") + size)
    return {
        "name": f"duplicates.{size}",
        "ours": round(seconds, 1),
        "unit": f"s for {search.compared} companies",
        "companies_per_second": round(search.compared / seconds),
        "peak_mb": round(peak_mb()),
        "added_mb": round(peak_mb() - before),
        "pairs": {f"from_{least}": DuplicatePair.objects.filter(score__gte=least).count() for least in (90, 50, 20)},
        "doubles": size // _companies.ONE_IN,
        "doubles_found": {f"from_{least}": doubles.filter(score__gte=least).count() for least in (90, 50, 20)},
    }


def peak_mb() -> float:
    """The most memory this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
