"""One row against one company: what agrees, what contradicts, and how sure that makes us."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, Profile, profile_of
from veerkracht.domain.companies.rules.matching.names import CompanyName
from veerkracht.domain.companies.rules.matching.similarity import Likeness, likeness
from veerkracht.domain.companies.rules.reasons import Reason

EXACT = 0.99
NEAR = 0.85
PLAUSIBLE = 0.6
CONTRADICTS = 0.3


class Level(IntEnum):
    """How sure one comparison is."""

    NO = 0
    PERHAPS = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer for one company: `by_number` when a register number decided, `by_name_only` when only the name did."""

    level: Level
    score: float
    reasons: tuple[Reason, ...]
    by_number: bool = False
    by_name_only: bool = False
    is_same_name: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What agrees and what differs between two profiles. None means that one of the two does not say."""

    name: Likeness | None
    one: CompanyName | None
    other: CompanyName | None
    kvk: str  # "same", "near", "differs" or ""
    establishment: bool
    postcode: bool | None
    place: bool | None
    domain: bool
    like_domain: bool
    email: bool
    phone: bool
    person: bool

    @property
    def score(self) -> float:
        """Likeness of the names; 0 when one is missing."""
        return self.name.score if self.name else 0.0

    @property
    def same_role(self) -> bool:
        """Whether neither name says holding, beheer and the like where the other does not."""
        return self.one is None or self.other is None or self.one.roles == self.other.roles

    @property
    def same_form(self) -> bool:
        """Whether the legal forms agree as far as both are given."""
        forms = {name.legal_form for name in (self.one, self.other) if name and name.legal_form}
        return len(forms) < 2

    @property
    def elsewhere(self) -> bool:
        """Whether both say where they are, and it is not the same place."""
        return self.place is False and not self.postcode

    @property
    def contact(self) -> bool:
        """Whether they share a way to reach them or a person."""
        return self.domain or self.phone or self.email or self.person

    @property
    def supported(self) -> bool:
        """Whether anything but name and number agrees. A domain that looks like the name only repeats the name."""
        return bool(self.postcode or self.place or self.contact)


def compare(evidence: CompanyEvidence | CompanyRecord, record: CompanyEvidence | CompanyRecord) -> Comparison:
    """Compare two descriptions of a company; the level and score are the same in either order."""
    facts = facts_of(profile_of(evidence), profile_of(record))
    level, score, codes = _judge(facts)
    if level is Level.NO:
        return Comparison(Level.NO, 0.0, ())
    by_number = facts.kvk == "same" or facts.establishment
    return Comparison(
        level,
        score,
        (*(Reason.of(code) for code in codes), *_told(facts)),
        by_number=by_number,
        by_name_only=not by_number and not facts.supported,
        is_same_name=facts.score >= EXACT and facts.same_role,
    )


def facts_of(one: Profile, other: Profile) -> Facts:
    """Lay two profiles side by side."""
    places = one.places | other.places
    first, second, name = _best_names(one, other, places)
    postcode = _same_postcode(one.postcodes, other.postcodes)
    labels = {label for name in other.names for label in name.squashed} & one.labels
    labels |= {label for name in one.names for label in name.squashed} & other.labels
    return Facts(
        name=name,
        one=first,
        other=second,
        kvk=_kvk(one.kvk_number, other.kvk_number),
        establishment=bool(one.establishments & other.establishments),
        postcode=postcode,
        place=_same_place(one, other),
        domain=bool(one.domains & other.domains),
        like_domain=any(len(label) >= 5 for label in labels),
        email=bool(one.emails & other.emails),
        phone=bool(one.phones & other.phones),
        person=bool(one.people & other.people),
    )


def _best_names(
    one: Profile, other: Profile, places: frozenset[str]
) -> tuple[CompanyName | None, CompanyName | None, Likeness | None]:
    """The pair of names that are most alike; with equal likeness those whose group words and legal form agree."""
    pairs = [(likeness(a, b, places), a, b) for a in one.names for b in other.names]
    if not pairs:
        return None, None, None
    name, a, b = max(
        pairs,
        key=lambda pair: (
            pair[0].score - (0.1 if pair[1].roles != pair[2].roles else 0),
            pair[1].legal_form == pair[2].legal_form,
            sorted((pair[1].text, pair[2].text)),
        ),
    )
    return a, b, name


def _kvk(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b:
        return "same"
    return "near" if OSA.distance(a, b, score_cutoff=1) <= 1 else "differs"


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool | None:
    return bool(a & b) if a and b else None


def _same_postcode(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Only whole postcodes agree; four digits are a place, see `_same_place`."""
    whole_a, whole_b = ({code for code in codes if len(code) == 6} for codes in (a, b))
    return bool(whole_a & whole_b) if whole_a and whole_b else None


def _same_place(one: Profile, other: Profile) -> bool | None:
    """By the name of the place or the digits of the postcode. Other digits may still be the same town."""
    by_name = _overlap(one.places, other.places)
    digits = _overlap(*(frozenset(code[:4] for code in profile.postcodes) for profile in (one, other)))
    region = _overlap(*(frozenset(code[:2] for code in profile.postcodes) for profile in (one, other)))
    if by_name or digits:
        return True
    return False if by_name is False or region is False else None


_Verdict = tuple[Level, float, tuple[str, ...]]
_NO: _Verdict = (Level.NO, 0.0, ())


def _judge(facts: Facts) -> _Verdict:
    """Numbers first, then names; the first rule that applies decides."""
    if facts.kvk == "same" or facts.establishment:
        return _judge_same_number(facts)
    if facts.kvk in {"near", "differs"}:
        return _judge_other_number(facts)
    if facts.name is None:
        return _judge_without_name(facts)
    for least, judge in _BY_NAME:
        if facts.score >= least:
            return judge(facts)
    return _NO


def _judge_same_number(facts: Facts) -> _Verdict:
    if facts.name and facts.score < CONTRADICTS and not (facts.supported or facts.like_domain):
        return Level.PERHAPS, 0.8, ("number_same_name_differs",)
    return Level.CERTAIN, 1.0, ()


def _judge_other_number(facts: Facts) -> _Verdict:
    """Another number is a contradiction: never certain, and only worth a look when the name says the same."""
    is_alike = facts.score >= NEAR and facts.same_role and not facts.elsewhere
    if facts.kvk == "near" and is_alike:
        return Level.PERHAPS, 0.75, ("kvk_near",)
    if (is_alike and facts.score >= EXACT) or (is_alike and facts.supported):
        return Level.PERHAPS, 0.6, ("kvk_differs",)
    if facts.email or (facts.domain and facts.score >= PLAUSIBLE and facts.same_role):
        return Level.PERHAPS, 0.5, ("kvk_differs",)
    return _NO


def _judge_without_name(facts: Facts) -> _Verdict:
    if facts.email:
        return Level.CERTAIN, 0.9, ()
    if facts.domain or facts.like_domain:
        return Level.PERHAPS, 0.6, ("name_missing",)
    return (Level.PERHAPS, 0.5, ("name_missing",)) if facts.phone else _NO


def _judge_exact(facts: Facts) -> _Verdict:
    if not facts.same_role:
        return _judge_other_role(facts)
    if facts.contact:
        return Level.CERTAIN, 0.97 if not facts.elsewhere else 0.93, ()
    if facts.elsewhere:
        return Level.PERHAPS, 0.65, ()
    if facts.postcode or (facts.place and facts.same_form):
        return Level.CERTAIN, 0.97 if facts.same_form else 0.93, ()
    if not facts.same_form:
        return Level.PERHAPS, 0.7, ()
    if facts.name and facts.name.is_distinctive:
        return Level.CERTAIN, 0.92, ()
    return Level.PERHAPS, 0.7, ("name_common",)


def _judge_near(facts: Facts) -> _Verdict:
    if not facts.same_role:
        return _judge_other_role(facts)
    if facts.postcode or facts.contact:
        return Level.CERTAIN, 0.9, ()
    is_rare = facts.name is not None and facts.name.is_distinctive and not facts.name.both_differ
    if facts.place and is_rare and facts.score >= 0.9:
        return Level.CERTAIN, 0.88, ()
    return Level.PERHAPS, 0.55 if facts.elsewhere else 0.7, ()


def _judge_plausible(facts: Facts) -> _Verdict:
    both_differ = facts.name is not None and facts.name.both_differ
    if facts.email and not both_differ:
        return Level.CERTAIN, 0.88, ()
    if facts.domain and facts.same_role and not both_differ and not facts.elsewhere:
        return Level.CERTAIN, 0.87, ()
    if facts.domain or facts.phone or facts.email:
        return Level.PERHAPS, 0.65, ()
    if facts.postcode or facts.person or facts.like_domain:
        return Level.PERHAPS, 0.6, ()
    return (Level.PERHAPS, 0.5, ()) if facts.place and facts.score >= 0.7 and not both_differ else _NO


def _judge_implausible(facts: Facts) -> _Verdict:
    if facts.domain or facts.email or facts.like_domain:
        return Level.PERHAPS, 0.45, ("name_differs",)
    return (Level.PERHAPS, 0.4, ("name_differs",)) if facts.phone and (facts.postcode or facts.person) else _NO


def _judge_other_role(facts: Facts) -> _Verdict:
    """A holding and its working company share a name and an address, and are two companies."""
    if facts.elsewhere and not facts.contact:
        return _NO
    return Level.PERHAPS, 0.6 if facts.supported else 0.5, ("role_differs",)


_BY_NAME: tuple[tuple[float, Callable[[Facts], _Verdict]], ...] = (
    (EXACT, _judge_exact),
    (NEAR, _judge_near),
    (PLAUSIBLE, _judge_plausible),
    (0.0, _judge_implausible),
)


def _told(facts: Facts) -> list[Reason]:
    """Everything that speaks for or against, in a fixed order, for the person who looks."""
    told = [Reason.of("kvk_same")] if facts.kvk == "same" else []
    if facts.establishment:
        told.append(Reason.of("establishment_same"))
    if facts.name and facts.score >= PLAUSIBLE:
        percent = round(facts.score * 100)
        told.append(Reason.of("name_same") if facts.score >= EXACT else Reason.of("name_near", percent=percent))
    agreements = {
        "email_same": facts.email,
        "domain_same": facts.domain,
        "domain_like_name": facts.like_domain and not facts.domain and facts.score < EXACT,
        "phone_same": facts.phone,
        "person_same": facts.person,
        "postcode_same": facts.postcode,
        "place_same": facts.place and not facts.postcode,
        "place_differs": facts.elsewhere,
        "legal_form_differs": not facts.same_form and facts.score >= PLAUSIBLE,
    }
    return told + [Reason.of(code) for code, holds in agreements.items() if holds]
