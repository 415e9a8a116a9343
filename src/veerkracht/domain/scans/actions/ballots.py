"""Take in what one employee answers. The one change of the product that leaves no trace of itself."""

import bisect
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.decision import Refused

from ..choices import WaveState
from ..models import EmployeeWave, Urn
from ..rules.ballots import Ballot, packed
from ..rules.scoring import accepted, is_complete
from ..rules.waves import WHOLE
from .waves import digest_of

LONGEST_REMARK = 500


class ScanIsClosed(Refused):
    """The wave is over."""

    message = _("This scan is closed. Your answers can not be added any more.")


class CodeUsed(Refused):
    """A code counts once."""

    message = _(
        "This code was used already. Did you not do that yourself? Tell who gave you the code, or use the link."
    )


class CodeUnknown(Refused):
    """The code belongs to another wave, or was mistyped."""

    message = _("This code does not belong to this scan. Look whether you typed it right: 8 letters and figures.")


class ScanIsFull(Refused):
    """There are as many answers as people."""

    message = _(
        "There are as many answers as people who were invited, so no more can be added. Tell who gave you the link: "
        "perhaps it went to others too."
    )


class StatementsLeft(Refused):
    """Some statements were not answered."""

    message = _("Some statements have no answer yet. Choose 'I do not know' where you cannot say.")


def cast_ballot(
    *,
    wave: EmployeeWave,
    answers: Mapping[str, object],
    form_key: str,
    on: date,
    group: str = WHOLE,
    remark: str = "",
    code: str = "",
) -> None:
    """Put one employee's answers into the urn; the same form twice counts once.

    Not inside an action, on purpose: an audit line would be the moment of somebody's answer, and its transaction would
    tie it to the code. Raises StatementsLeft, ScanIsClosed, CodeUsed, CodeUnknown, ScanIsFull.
    """
    definition = wave.definition.rules
    given = accepted(definition, answers)
    if not is_complete(definition, given):
        raise StatementsLeft
    ballot = Ballot(group if group in {team["key"] for team in wave.teams} else WHOLE, given)
    with transaction.atomic():
        urn = Urn.objects.select_for_update().select_related("wave").get(wave=wave)
        is_full = _let_in(urn, form_key, code, on)
        if is_full is None:
            return
        if not is_full:
            bisect.insort(urn.ballots, packed(definition, ballot))
            text = " ".join(remark.split())[:LONGEST_REMARK]
            if wave.asks_text and text:
                bisect.insort(urn.remarks, text)
            urn.save()
            return
    # Outside the transaction that is given up: the owner has to see that the link was used more often than it should.
    EmployeeWave.objects.filter(pk=wave.pk).update(is_full=True)
    raise ScanIsFull


def _let_in(urn: Urn, form_key: str, code: str, on: date) -> bool | None:
    """Tell whether the urn is full; None when this form lies in it already. Spends the code and the form's key."""
    wave = urn.wave
    if wave.state != WaveState.OPEN or on > wave.closes_on:
        raise ScanIsClosed
    key = digest_of(wave, f"form {form_key}")
    if _has(urn.spent, key):
        return None
    if code:
        _spend(urn, digest_of(wave, code))
    if len(urn.ballots) >= wave.invited:
        return True
    bisect.insort(urn.spent, key)
    return False


def _spend(urn: Urn, digest: str) -> None:
    if _has(urn.spent, digest):
        raise CodeUsed
    if not _has(urn.codes, digest):
        raise CodeUnknown
    urn.codes.remove(digest)
    bisect.insort(urn.spent, digest)


def _has(ordered: Sequence[str], value: str) -> bool:
    place = bisect.bisect_left(ordered, value)
    return place < len(ordered) and ordered[place] == value
