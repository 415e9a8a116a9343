"""Some twenty entrepreneurs on the way to pionier, who pointed to them, and a selection that is half scored."""

import datetime as dt
from typing import NamedTuple

from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.choices import CandidateState as State
from veerkracht.domain.pioniers.choices import EntryKind, Gender, NominationSource, Proposal, StopReason
from veerkracht.domain.pioniers.models import (
    Candidacy,
    Candidate,
    CandidateEntry,
    InterestDeclaration,
    Nomination,
    Pionier,
    Score,
    SelectionCriterion,
    SelectionRound,
)

from .cast import Cast, Guest, at
from .copying import copy_rows
from .setting import FIRST_DAY

# In which state so many of the guests are; the pioniers themselves come on top.
ON_THE_WAY = (
    (State.HIDDEN_GEM, 6),
    (State.CONTACTED, 4),
    (State.VISITED, 3),
    (State.STORY_CHECKED, 2),
    (State.PROPOSED, 4),
    (State.DECLINED, 3),
)
WAY = (State.CONTACTED, State.VISITED, State.STORY_CHECKED, State.PROPOSED)
WHY = (
    "De ploegen plannen hun eigen week en bellen zelf met de klant. De eigenaar heeft geen kantoor meer.",
    "Nieuwe mensen worden gekozen door het team waarin ze gaan werken. Bijna niemand gaat weg.",
    "Elke vrijdag een half uur: wat ging er mis en wat leren we ervan? Al vier jaar, zonder uitzondering.",
    "De cijfers hangen open in de kantine. Over de winst beslissen ze samen.",
    "Machine gekocht door de mensen die eraan werken. Ze reisden er zelf voor naar de beurs.",
    "Vier dagen werken voor vijf dagen loon, en de levertijd werd korter.",
)
THEMES = (
    "flexibel organiseren", "mens en talent", "leren en veiligheid", "zeggenschap", "slimmer werken",
    "werkgeluk en gezondheid",
)  # fmt: skip
ACTIONS = ("Bellen over een bezoek", "Bezoek op de werkvloer", "Twee klanten bellen", "Voorstel schrijven")
SAID = (
    (EntryKind.CALL, "Kort gebeld. Vindt het eerst niets bijzonders, vertelt dan twintig minuten."),
    (EntryKind.VISIT, "Rondgang gehad. De mensen op de vloer vertelden zelf hoe het werkt."),
    (EntryKind.NOTE, "Wil niet op een podium alleen; liever samen met iemand van de vloer."),
)
STOPS = (
    (StopReason.NO_TIME, "Bedrijf verhuist dit jaar."),
    (StopReason.NO_STORY, "Mooi bedrijf, maar het plan is nog niet uitgevoerd."),
    (StopReason.NOT_NOW, "Vraagt om over een jaar terug te bellen."),
)
CRITERIA = (
    ("Het verhaal helpt anderen", 3),
    ("Mens en bedrijf zijn beter af", 2),
    ("Vertelt open", 2),
    ("Heeft er tijd voor", 1),
)
PAUSED, JUST_APPOINTED = "dirkjan", "nadia"
GENDERS = {
    Gender.WOMAN: ("wietske", "yasmina", "marleen", "ilse", "tjitske", "anouk"),
    Gender.MAN: ("berend", "gerben", "ruben", "omer", "dirkjan"),
}


class Helpers(NamedTuple):
    """Who works on candidates: two of the team and the project leader."""

    one: User
    other: User
    leader: User


def find_gems(cast: Cast) -> None:
    """Put some twenty guests on the list, each as far as their state says, and the pioniers behind them."""
    draw = cast.draw("gems")
    able = [
        guest for guest in cast.guests if guest.firm is not None and guest.person.email and not guest.person.user_id
    ]
    chosen = draw.take(able, sum(count for _state, count in ON_THE_WAY))
    people = _helpers(cast)
    states = [state for state, count in ON_THE_WAY for _ in range(count)]
    found = [
        _candidate(cast, guest, state, n, people) for n, (guest, state) in enumerate(zip(chosen, states, strict=True))
    ]
    copy_rows(found)
    copy_rows([entry for n, each in enumerate(found) for entry in _log(each, n, people)])
    copy_rows(_nominations(cast, found, [guest for guest in able if guest not in chosen]))
    copy_rows([_behind(cast, key, pionier) for key, pionier in cast.pioniers.items()])
    _tell_gender(cast)
    _select([each for each in found if each.state == State.PROPOSED], people)


def _helpers(cast: Cast) -> Helpers:
    by_role = {
        role: [a.email for a in cast.definition.accounts if a.role == role]
        for role in ("team_member", "project_leader")
    }
    users = {user.email: user for user in cast.users}
    one, other = (users[email] for email in by_role["team_member"][:2])
    return Helpers(one, other, users[by_role["project_leader"][0]])


def _candidate(cast: Cast, guest: Guest, state: State, number: int, people: Helpers) -> Candidate:
    since = FIRST_DAY - dt.timedelta(days=5 + 4 * number)
    candidate = Candidate(
        programme=cast.programme,
        person=guest.person,
        company=guest.firm.company if guest.firm else None,
        why=WHY[number % len(WHY)],
        themes=THEMES[number % len(THEMES)],
        state=state,
        state_since=since,
        created_on=since - dt.timedelta(days=40),
    )
    if state in WAY:
        candidate.owner = people.one if number % 2 else people.other
        candidate.next_action = ACTIONS[WAY.index(state)]
        candidate.next_on = FIRST_DAY + dt.timedelta(days=3 * number - 26)
    if state == State.DECLINED:
        candidate.stop_reason = STOPS[number % len(STOPS)][0]
    return candidate


def _log(candidate: Candidate, number: int, people: Helpers) -> list[CandidateEntry]:
    """Return the steps up to the candidate's state, each with something that was said before it."""
    if candidate.state == State.HIDDEN_GEM:
        return []
    is_stopped = candidate.state == State.DECLINED
    passed = [State.CONTACTED] if is_stopped else list(WAY[: WAY.index(State(candidate.state)) + 1])
    author, before = people.one if number % 2 else people.other, State.HIDDEN_GEM
    lines = []
    for step, to in enumerate([*passed, *([State.DECLINED] if is_stopped else [])]):
        on = candidate.state_since - dt.timedelta(days=9 * (len(passed) - step - (0 if is_stopped else 1)))
        kind, text = SAID[step % len(SAID)]
        common = {"candidate": candidate, "author": author, "on": on, "written_at": at(on, 15)}
        lines.append(CandidateEntry(kind=kind, text=text, **common))
        said = STOPS[number % len(STOPS)][1] if to == State.DECLINED else ""
        lines.append(CandidateEntry(kind=EntryKind.MOVE, from_state=before, to_state=to, text=said, **common))
        before = to
    return lines


def _nominations(cast: Cast, found: list[Candidate], others: list[Guest]) -> list[Nomination]:
    """Return who pointed to each: fans, visitors of the site, and the team itself."""
    contacts = [(fan.pk, fan.contact) for fan in cast.fans.values() if fan.contact is not None]
    made = []
    for number, candidate in enumerate(found):
        nomination = Nomination(
            programme=cast.programme,
            candidate=candidate,
            source=NominationSource.TEAM,
            why=candidate.why,
            nominated_at=at(candidate.created_on, 10),
        )
        if number % 3 == 0:
            nomination.source = NominationSource.FAN
            nomination.source_id, nomination.nominator = contacts[number % len(contacts)]
            nomination.may_mail = nomination.may_name = True
        elif number % 3 == 1:
            nomination.source, nomination.nominator = NominationSource.SITE, others[number].person
            nomination.may_mail, nomination.may_name = True, number % 2 == 0
        made.append(nomination)
    return made


def _behind(cast: Cast, key: str, pionier: Pionier) -> Candidate:
    """Return the candidate that a pionier once was."""
    state = {PAUSED: State.PAUSED, JUST_APPOINTED: State.APPOINTED}.get(key, State.ACTIVE)
    entry = next(each for each in cast.definition.pioniers if each.key == key)
    return Candidate(
        programme=cast.programme,
        person=pionier.person,
        company=pionier.company,
        themes=pionier.themes,
        state=state,
        stop_reason=StopReason.NO_TIME if state == State.PAUSED else "",
        state_since=entry.terms[-1],
        created_on=entry.terms[0] - dt.timedelta(days=120),
    )


def _tell_gender(cast: Cast) -> None:
    for gender, keys in GENDERS.items():
        ids = [cast.pioniers[key].pk for key in keys]
        Pionier.objects.filter(pk__in=ids).update(gender=gender)


def _select(proposed: list[Candidate], people: Helpers) -> None:
    """Make a round that is half scored: one decided, one proposed, two still open, and one interest declared."""
    programme, now = proposed[0].programme, at(FIRST_DAY - dt.timedelta(days=4), 11)
    selection = SelectionRound(
        programme=programme, title="Najaar 2019", score_by=FIRST_DAY + dt.timedelta(days=18), created_at=now
    )
    copy_rows([selection])
    selection.assessors.set(people)
    criteria = [SelectionCriterion(round=selection, title=t, weight=w, order=n) for n, (t, w) in enumerate(CRITERIA)]
    copy_rows(criteria)
    candidacies = [Candidacy(programme=programme, round=selection, candidate=each) for each in proposed]
    for candidacy in candidacies[:2]:
        candidacy.proposal, candidacy.grounds = (
            Proposal.APPOINT,
            "Een verhaal waar anderen maandag mee kunnen beginnen.",
        )
        candidacy.proposed_by, candidacy.proposed_at = people.one, now
    candidacies[0].confirmed_by, candidacies[0].confirmed_at = people.leader, now + dt.timedelta(hours=3)
    copy_rows(candidacies)
    said = [
        InterestDeclaration(candidacy=candidacy, by=user, has_conflict=False, declared_at=now)
        for candidacy, users in zip(candidacies, (people, people, people[:1], ()), strict=True)
        for user in users
    ]
    conflict = InterestDeclaration(
        candidacy=candidacies[2], by=people.other, has_conflict=True, note="Mijn broer werkt daar.", declared_at=now
    )
    copy_rows([*said, conflict])
    copy_rows(
        [
            Score(declaration=declared, criterion=criterion, value=2 + (d + 2 * c) % 4)
            for d, declared in enumerate(said)
            for c, criterion in enumerate(criteria)
        ]
    )
