"""One row against one company: what agrees, what contradicts, and how likely they are one company."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from veerkracht.domain.companies.rules.matching import likelihoods
from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, Profile, profile_of
from veerkracht.domain.companies.rules.matching.likelihoods import LIKELIHOODS, Weights, log_odds, shared, weights
from veerkracht.domain.companies.rules.matching.names import CompanyName
from veerkracht.domain.companies.rules.matching.naming import Naming, best_naming, naming
from veerkracht.domain.companies.rules.matching.similarity import likeness
from veerkracht.domain.companies.rules.matching.statistics import NO_STATISTICS, NameStatistics
from veerkracht.domain.companies.rules.reasons import Reason

_MOST = 40.0  # natural logarithm of the odds; beyond it nothing becomes surer
_CLOSE_NUMBERS = 6
_NEVER_CERTAIN = log(0.85 / 0.15)
_FEW_WORDS = 0.5  # a likeness below this says little about how the names look


@dataclass(frozen=True, slots=True)
class Facts:
    """What agrees and what differs between two profiles; empty texts mean that one of the two does not say."""

    naming: Naming | None
    kvk: str = ""  # same, near, next, differs
    establishment: bool = False
    place: str = ""  # postcode, street, same, near, differs
    postcode_differs: bool = False
    domain: str = ""  # same, differs
    email: bool = False
    phone: str = ""  # same, near, differs
    person: str = ""  # same, differs

    @property
    def by_number(self) -> bool:
        """Whether a number of the trade register says that they are one company."""
        return self.kvk == "same" or self.establishment

    @property
    def can_be_certain(self) -> bool:
        """Whether a person may be spared: not without name or number, nor with a number that clearly is another."""
        if self.by_number:
            return True
        if self.naming is None or self.naming.is_label or self.kvk == "differs":
            return False
        return self.supported or not self.kvk

    @property
    def supported(self) -> bool:
        """Whether anything but name and number agrees."""
        same = "same" in {self.domain, self.phone, self.person}
        return same or self.email or self.place in {"postcode", "street", "same"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer for one company. `log_odds` is how much likelier one company is than anything else."""

    log_odds: float
    facts: Facts

    @property
    def score(self) -> float:
        """The probability that they are one company, from 0 to 1, by this pair alone."""
        return round(1 / (1 + exp(-self.log_odds)), 6)

    @property
    def by_number(self) -> bool:
        """Whether a number of the trade register agrees."""
        return self.facts.by_number

    @property
    def is_named_only(self) -> bool:
        """Whether nothing but the name says so."""
        return not self.facts.by_number and not self.facts.supported

    @property
    def is_namesake(self) -> bool:
        """Whether the names are equal, legal form aside."""
        naming = self.facts.naming
        return naming is not None and naming.is_equal and naming.same_role

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Everything that speaks for or against, in a fixed order, for the person who looks."""
        return tuple(_told(self.facts))


def compare(
    evidence: CompanyEvidence | CompanyRecord,
    record: CompanyEvidence | CompanyRecord,
    statistics: NameStatistics = NO_STATISTICS,
) -> Comparison:
    """Compare two descriptions of a company; the answer is the same in either order."""
    return compare_profiles(profile_of(evidence), profile_of(record), statistics)


def compare_profiles(one: Profile, other: Profile, statistics: NameStatistics) -> Comparison:
    """Compare two profiles; for callers that compare one with many."""
    facts = facts_of(one, other, statistics)
    odds = log_odds(likelihoods.prior(statistics.size), _observed(facts, one, other, statistics))
    if not facts.can_be_certain:
        odds = min(odds, _NEVER_CERTAIN)
    return Comparison(round(max(-_MOST, min(_MOST, odds)), 6), facts)


def facts_of(one: Profile, other: Profile, statistics: NameStatistics) -> Facts:
    """Lay two profiles side by side."""
    return Facts(
        naming=_naming(one, other, statistics),
        kvk=_kvk(one.kvk_number, other.kvk_number),
        establishment=bool(one.establishments & other.establishments),
        place=_place(one, other),
        postcode_differs=_overlap(one.whole_postcodes, other.whole_postcodes) is False,
        domain=_said(_overlap(one.domains, other.domains)),
        email=bool(one.emails & other.emails),
        phone=_phone(one.phones, other.phones),
        person=_said(_overlap(one.people, other.people)),
    )


def _naming(one: Profile, other: Profile, statistics: NameStatistics) -> Naming | None:
    """The names that agree best. A web address counts as a name only when the names themselves do not agree."""
    places = one.places | other.places
    best = best_naming(one.names, other.names, places, statistics)
    if best is not None and not best.is_other_name:
        return best
    labelled = [
        *(naming(a, b, places, statistics, is_label=True) for a in one.label_names for b in other.names),
        *(naming(a, b, places, statistics, is_label=True) for a in one.names for b in other.label_names),
    ]
    good = [found for found in labelled if not found.is_other_name]
    by_label = max(good, key=lambda found: (found.weights.same - found.weights.other, found.one.text), default=None)
    return by_label or best


def _said(overlap: bool | None) -> str:
    return "" if overlap is None else ("same" if overlap else "differs")


def _kvk(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b:
        return "same"
    if OSA.distance(a, b, score_cutoff=1) > 1:
        return "differs"
    return "next" if abs(int(a) - int(b)) < _CLOSE_NUMBERS else "near"


def _phone(one: frozenset[str], other: frozenset[str]) -> str:
    said = _said(_overlap(one, other))
    if said == "differs" and any(OSA.distance(a, b, score_cutoff=1) <= 1 for a in one for b in other):
        return "near"
    return said


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool | None:
    return bool(a & b) if a and b else None


def _place(one: Profile, other: Profile) -> str:
    """Street, postcode and place are one observation: the most exact of them that both say."""
    street = bool(one.addresses & other.addresses)
    if one.whole_postcodes & other.whole_postcodes:
        return "postcode"
    by_name = _overlap(one.places, other.places)
    if street and (by_name or one.areas & other.areas):
        return "postcode"
    if street and by_name is None and not (one.regions and other.regions):
        return "street"
    if by_name or one.areas & other.areas or (by_name is False and _is_slip(one.places, other.places)):
        return "same"
    region = _overlap(one.regions, other.regions)
    if region:
        return "near"
    return "differs" if by_name is False or region is False else ""


def _is_slip(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(
        min(len(a), len(b)) >= 5 and (OSA.distance(a, b, score_cutoff=1) <= 1 or a.startswith(b) or b.startswith(a))
        for a in one
        for b in other
    )


def _observed(facts: Facts, one: Profile, other: Profile, statistics: NameStatistics) -> Iterable[Weights]:
    if facts.naming:
        yield facts.naming.weights
    if facts.establishment:
        yield shared("establishment_same", 1, statistics.size)
    elif facts.kvk:
        yield shared("kvk_same", 1, statistics.size) if facts.kvk == "same" else LIKELIHOODS[f"kvk_{facts.kvk}"]
    yield from _where(facts, one, other, statistics)
    yield from _reached(facts, one, other, statistics)
    if facts.person:
        yield LIKELIHOODS[f"person_{facts.person}"]


def _where(facts: Facts, one: Profile, other: Profile, statistics: NameStatistics) -> Iterable[Weights]:
    if facts.place == "postcode":
        companies = max(
            (statistics.postcodes.get(code, 0) for code in one.whole_postcodes & other.whole_postcodes), default=0
        )
        yield shared("postcode_same", max(companies, 3), statistics.size)
    elif facts.place == "same":
        known = likelihoods.PLACE_SAME_POSTCODE_DIFFERS if facts.postcode_differs else likelihoods.PLACE_SAME
        yield weights(*known, statistics.place_share(one.places & other.places))
    elif facts.place == "street":
        yield LIKELIHOODS["street_same"]
    elif facts.place:
        yield LIKELIHOODS[f"place_{facts.place}"]


def _reached(facts: Facts, one: Profile, other: Profile, statistics: NameStatistics) -> Iterable[Weights]:
    """Mail and web are one observation, the telephone another."""
    if facts.email:
        yield shared("email_same", _fewest(statistics.emails, one.emails & other.emails), statistics.size)
    elif facts.domain == "same":
        yield shared("domain_same", _fewest(statistics.domains, one.domains & other.domains), statistics.size)
    elif facts.domain:
        yield LIKELIHOODS["domain_differs"]
    if facts.phone == "same":
        yield shared("phone_same", _fewest(statistics.phones, one.phones & other.phones), statistics.size)
    elif facts.phone:
        yield LIKELIHOODS[f"phone_{facts.phone}"]


def _fewest(counts: Mapping[str, int], details: frozenset[str]) -> int:
    return min((counts.get(detail, 1) for detail in details), default=1)


def _told(facts: Facts) -> Iterable[Reason]:
    named = facts.naming if facts.naming and not facts.naming.is_label and not facts.naming.is_other_name else None
    if facts.kvk:
        yield Reason.of("kvk_near" if facts.kvk == "next" else f"kvk_{facts.kvk}")
    if facts.establishment:
        yield Reason.of("establishment_same")
    yield from _told_names(facts.naming)
    told = {
        "email_same": facts.email,
        "domain_same": facts.domain == "same",
        "phone_same": facts.phone == "same",
        "phone_near": facts.phone == "near",
        "person_same": facts.person == "same",
        "postcode_same": facts.place == "postcode",
        "street_same": facts.place == "street",
        "place_same": facts.place == "same",
        "place_near": facts.place == "near",
        "place_differs": facts.place == "differs",
        "postcode_differs": facts.place == "same" and facts.postcode_differs,
        "domain_differs": facts.domain == "differs" and not facts.email,
        "role_differs": named is not None and not named.same_role,
        "legal_form_differs": named is not None and not named.same_form,
    }
    yield from (Reason.of(code) for code, holds in told.items() if holds)


def _told_names(found: Naming | None) -> Iterable[Reason]:
    if found is None:
        yield Reason.of("name_missing")
        return
    if found.is_label:
        yield Reason.of("domain_like_name")
        return
    if found.is_other_name:
        yield Reason.of("name_differs")
        return
    if found.is_equal:
        yield Reason.of("name_same")
    else:
        yield Reason.of("name_near", percent=round(100 * _alike(found.one, found.other)))


def _alike(one: CompanyName, other: CompanyName) -> float:
    """How alike the names look; by their letters where they are cut into words differently."""
    by_words = likeness(one, other, frozenset()).score
    by_letters = fuzz.ratio("".join(one.core), "".join(other.core)) / 100
    return by_words if by_words >= _FEW_WORDS else max(by_words, by_letters)
