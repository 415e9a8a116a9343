"""Open an employee scan, ask people, and close it: then, and only then, something is told of it."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import WaveState
from ..models import EmployeeWave, ScanDefinition, ScanTeam, Urn, WaveResult
from ..notifications import invite_employee
from ..queries import looks_before
from ..rules.ballots import moved, scored
from ..rules.suppression import Release
from ..rules.waves import (
    BETWEEN_WAVES,
    COUNCIL_FROM,
    LONGEST,
    NEVER_UNDER,
    SHORTEST,
    WHOLE,
    Shown,
    Team,
    decide,
    may_close,
    offered,
    shown_groups,
    texts_to_show,
    tree_of,
)

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
MOST_ADDRESSES = 2_000


class WaveIsOpen(Refused):
    """One at a time."""

    message = _("An employee scan of this company is open already. Wait until it closes, or stop it.")


class TooFewPeople(Refused):
    """Too few people to stay hidden among each other."""

    message = _("An employee scan needs at least five people. With fewer, print the talking sheet for a team talk.")


class DaysNotPossible(Refused):
    """A wave is open some days, not one and not forever."""

    message = _("Choose a last day from three days to six weeks from now.")


class TooSoon(Refused):
    """Two waves close to each other could be compared to find out who joined."""

    message = _("The last employee scan ended less than four weeks ago. Wait, so that nobody compares the two.")


class CouncilFirst(Refused):
    """From fifty people on, the works council comes first (PRI-6)."""

    message = _("From 50 people on, the works council must know and may have to agree. Tick the box when it does.")


class WaveIsOver(Refused):
    """Closed or stopped."""

    message = _("This employee scan is over. Reload the page to see how it ended.")


class NotYetItsDay(Refused):
    """A wave never closes early."""

    message = _("It closes on its last day, not before: so nobody can tell answers by when they came.")


class TooManyAddresses(Refused):
    """More addresses than people."""

    message = _("That are more addresses than people you invited. Take some out, or start with a higher number.")


@action
def open_wave(
    *,
    company: Company,
    definition: ScanDefinition,
    invited: int,
    smallest: int,
    closes_on: dt.date,
    asks_text: bool,
    council_told: bool,
    on: dt.date,
    by: User | None,
) -> EmployeeWave:
    """Open an employee scan with an empty urn; the teams that are large enough are written down as they are now.

    Raises TooFewPeople, DaysNotPossible, CouncilFirst, TooSoon, WaveIsOpen.
    """
    if invited < NEVER_UNDER:
        raise TooFewPeople
    if not SHORTEST <= (closes_on - on).days <= LONGEST:
        raise DaysNotPossible
    if max(invited, company.headcount or 0) >= COUNCIL_FROM and not council_told:
        raise CouncilFirst
    last = EmployeeWave.objects.filter(company=company, state=WaveState.CLOSED).order_by("-closed_on").first()
    if last is not None and last.closed_on and (on - last.closed_on).days < BETWEEN_WAVES:
        raise TooSoon
    smallest = max(smallest, NEVER_UNDER)
    wave = EmployeeWave(
        programme=company.programme,
        company=company,
        definition=definition,
        opened_on=on,
        closes_on=closes_on,
        invited=invited,
        smallest=smallest,
        asks_text=asks_text,
        council_told=council_told,
        teams=[_stored(team) for team in offered(_teams_of(company), smallest)],
    )
    try:
        with transaction.atomic():
            wave.save()
    except IntegrityError as error:
        raise WaveIsOpen from error
    Urn.objects.create(wave=wave)
    return wave


def _teams_of(company: Company) -> list[Team]:
    rows = ScanTeam.objects.filter(company=company, ended_on__isnull=True).order_by("pk")
    return [Team(str(row.pk), str(row.parent_id or WHOLE), row.title, row.members) for row in rows]


def _stored(team: Team) -> dict[str, Any]:
    return {"key": team.key, "parent": team.parent, "name": team.name, "members": team.members}


def teams_of(wave: EmployeeWave) -> list[Team]:
    """Return the teams that could be chosen in a wave."""
    return [Team(**each) for each in wave.teams]


@action
def make_codes(*, wave: EmployeeWave, count: int, by: User | None) -> list[str]:
    """Make one-time codes for a printed sheet; this is the only moment at which they can be read.

    Older codes that were not used stay good. Raises WaveIsOver, TooManyAddresses.
    """
    wave = _open(wave)
    urn = Urn.objects.select_for_update().get(wave=wave)
    if len(urn.codes) + len(urn.spent) + count > 2 * wave.invited:
        raise TooManyAddresses
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)) for _ in range(count)]
    urn.codes = sorted([*urn.codes, *(digest_of(wave, code) for code in codes)])
    urn.save(update_fields=["codes"])
    about(wave, codes=count)
    return codes


def digest_of(wave: EmployeeWave, code: str) -> str:
    """Return how a code of this wave, or the key of a form, is kept: it cannot be turned back."""
    return salted_hmac(f"scans.{wave.token}", code.strip().upper(), algorithm="sha256").hexdigest()[:32]


@action
def invite_by_mail(*, wave: EmployeeWave, addresses: Sequence[str], language: str, by: User | None) -> int:
    """Mail everybody the same link; addresses are kept only until their mail was sent. Return how many.

    The same to remind: it goes to all, because nobody knows who answered. Raises WaveIsOver, TooManyAddresses.
    """
    wave = _open(wave)
    found = sorted({each.strip().lower() for each in addresses if each.strip()})
    if len(found) > min(wave.invited, MOST_ADDRESSES):
        raise TooManyAddresses
    for email in found:
        invite_employee(wave, email, language)
    about(wave, mails=len(found))
    return len(found)


@action
def stop_wave(*, wave: EmployeeWave, by: User | None) -> EmployeeWave:
    """Stop a wave and throw its answers away; nothing is told of it. Raises WaveIsOver."""
    wave = _open(wave)
    Urn.objects.filter(wave=wave).update(ballots=[], remarks=[], codes=[], spent=[])
    wave.state = WaveState.STOPPED
    wave.save(update_fields=["state"])
    return wave


@action
def close_wave(*, wave: EmployeeWave, on: dt.date, by: User | None) -> EmployeeWave:
    """Count the urn once, write what may be told, and forget in the urn what was finer than that.

    With too few answers nothing is told and nothing is kept. Raises WaveIsOver, NotYetItsDay.
    """
    wave = _open(wave)
    if not may_close(wave.closes_on, on):
        raise NotYetItsDay
    urn = Urn.objects.select_for_update().get(wave=wave)
    definition = wave.definition.rules
    teams = teams_of(wave)
    ballots = scored(definition, urn.ballots)
    tree = tree_of(teams, ballots)
    decided = decide(tree, wave.smallest, looks_before(wave))
    parents = {team.key: team.parent for team in teams}
    _write(wave, shown_groups(definition, decided, ballots, parents), urn.remarks)
    _forget(urn, decided)
    wave.counts = {each.key: [each.counted, each.others] for each in tree} if decided.shown else {}
    wave.gap, wave.state, wave.closed_on = decided.gap, WaveState.CLOSED, on
    wave.save(update_fields=["counts", "gap", "state", "closed_on"])
    about(wave, shown=len(decided.shown))
    return wave


def _write(wave: EmployeeWave, found: Sequence[Shown], remarks: Sequence[str]) -> None:
    names = {team["key"]: team["name"] for team in wave.teams}
    WaveResult.objects.bulk_create(
        WaveResult(
            wave=wave,
            group=each.key,
            title=names.get(each.key, wave.company.name),
            answers=each.answers,
            scores=each.scores,
            total=each.total,
            remarks=texts_to_show(remarks, each.answers) if each.key == WHOLE else [],
        )
        for each in found
    )


def _forget(urn: Urn, decided: Release) -> None:
    """Let each ballot know only the group that is shown; what is in no such group, codes and remarks go."""
    kept = [text for text in urn.ballots if decided.pieces.get(text.rpartition("|")[0]) is not None]
    urn.ballots = sorted(moved(text, decided.pieces) for text in kept)
    urn.remarks, urn.codes, urn.spent = [], [], []
    urn.save()


def _open(wave: EmployeeWave) -> EmployeeWave:
    """Return the wave as it is now, held until the transaction ends."""
    rows = EmployeeWave.objects.select_for_update(of=("self",)).select_related("company", "programme", "definition")
    found = rows.get(pk=wave.pk)
    if found.state != WaveState.OPEN:
        raise WaveIsOver
    return found
