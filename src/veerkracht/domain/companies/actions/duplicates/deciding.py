"""What a person decides about two records that look like one firm."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ...choices import PairState
from ...models import DuplicatePair


class PairWasDecided(Refused):
    """Somebody else decided first."""

    message = _("Somebody else decided about these two just now: %(state)s. Nothing was changed.")

    def __init__(self, pair: DuplicatePair) -> None:
        """Say what was decided."""
        self.pair = pair
        super().__init__(str(self.message) % {"state": pair.get_state_display()})


@action
def decide_pair(*, pair: DuplicatePair, state: PairState, at: dt.datetime, by: User | None) -> DuplicatePair:
    """Note that two records are different firms, or that somebody will look later.

    Two firms stay two: they are not proposed again while what is known of them stays the same. Raises PairWasDecided.
    """
    pair = _held(pair)
    if pair.state not in {PairState.OPEN, PairState.LATER} or pair.state == state:
        raise PairWasDecided(pair)
    return _set(pair, state, at, by)


@action
def reopen_pair(*, pair: DuplicatePair, by: User | None) -> DuplicatePair:
    """Take a decision back, so that the two are on the list again. Raises PairWasDecided."""
    pair = _held(pair)
    if pair.state not in {PairState.DIFFERENT, PairState.LATER}:
        raise PairWasDecided(pair)
    return _set(pair, PairState.OPEN, None, None)


def _set(pair: DuplicatePair, state: PairState, at: dt.datetime | None, by: User | None) -> DuplicatePair:
    about(pair, before=pair.state, after=state)
    pair.state, pair.decided_at, pair.decided_by = state, at, by
    pair.save(update_fields=["state", "decided_at", "decided_by"])
    return pair


def _held(pair: DuplicatePair) -> DuplicatePair:
    """Return the pair as it is now, held until the transaction ends."""
    return DuplicatePair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
