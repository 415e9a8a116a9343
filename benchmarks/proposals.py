"""Proposing pioniers for 600 stages of a year together, with reasons: seconds of CPU, and how near the best it is."""

import datetime as dt
import json
import random
import time

STAGES, PIONIERS = 600, 60
SEED = 20190923
FIRST = dt.date(2019, 10, 1)
THEMES = ("slimmer werken", "zeggenschap", "mens en talent", "leren en veiligheid", "co-creatie en netwerken")
AIM = 2.0


def main() -> None:
    """Plan, beside the simple way that takes the best for each stage alone."""
    from veerkracht.domain.events.rules.assigning import plan_together
    from veerkracht.domain.events.rules.proposing import proposals

    wanted, known = region(random.Random(SEED))
    start = time.process_time()
    plan = plan_together(wanted, known)
    seconds = time.process_time() - start
    start = time.process_time()
    alone = [found[0] for each in wanted if (found := proposals(each, known)) and found[0].is_possible]
    baseline = time.process_time() - start
    busiest = max(sum(1 for each in alone if each.candidate == one.key) for one in known)
    ours = max(sum(1 for each in plan.fits.values() if each.candidate == one.key) for one in known)
    print(
        json.dumps(
            {
                "name": "proposals.together",
                "ours": round(seconds, 2),
                "baseline": round(baseline, 2),
                "ratio": round(seconds / baseline, 2),
                "unit": f"s CPU for {STAGES} stages x {PIONIERS} pioniers, aim {AIM}",
                "filled": len(plan.fits),
                "at_least_of_best": round(plan.share, 3),
                "busiest_pionier": ours,
                "busiest_when_each_alone": busiest,
            }
        )
    )


def region(draw: random.Random):  # type: ignore[no-untyped-def]
    """Invent a year: stages on two dates each, pioniers with agreements, acts and fans they know."""
    from veerkracht.domain.events.rules.proposing import Candidate, Place, Wanted, words_of
    from veerkracht.domain.pioniers.rules.working import Agreement

    places = [Place(f"GM{n}", n % 6, n // 6, ("Zwolle", "Twente", "Stedendriehoek")[n % 3]) for n in range(25)]

    def evening() -> dt.date:
        return FIRST + dt.timedelta(days=draw.randrange(365))

    wanted = [
        Wanted(
            key=number,
            days=((day := evening()), day + dt.timedelta(days=7)),
            fan=draw.randrange(40),
            kind=draw.choice(["talk", "talk", "workshop", "panel"]),
            themes=words_of(draw.choice(THEMES)),
            place=draw.choice(places),
        )
        for number in range(STAGES)
    ]
    known = [
        Candidate(
            key=number,
            acts=tuple(sorted(FIRST - dt.timedelta(days=draw.randrange(1, 400)) for _ in range(draw.randrange(8)))),
            themes=words_of(" ".join(draw.sample(THEMES, 2))),
            place=draw.choice(places),
            terms=((FIRST - dt.timedelta(days=300), FIRST + dt.timedelta(days=draw.choice([200, 430, 500]))),),
            agreement=Agreement(weekdays=frozenset(draw.sample(range(7), 5)), per_month=draw.choice([1, 2, 2, 3])),
            missing=draw.randrange(4),
            fans=frozenset(draw.sample(range(40), 3)),
        )
        for number in range(PIONIERS)
    ]
    return wanted, known


if __name__ == "__main__":
    main()
