"""When a consent counts (MAIL-1, MAIL-2, PRI-2); moments in, answers out."""

import datetime as dt

from ..choices import ConsentEnd, ConsentPurpose, ConsentState

# An address that somebody typed is not kept long without its owner's own click.
CONFIRM_WITHIN = dt.timedelta(days=7)
# A mailing may rest on these; a photo or quote is no reason to mail somebody.
MAILABLE = frozenset({ConsentPurpose.NEWSLETTER})
# What must be confirmed by the owner of the address, whoever noted it (MAIL-2, double opt-in).
NEEDS_CLICK = frozenset({ConsentPurpose.NEWSLETTER})


def confirm_by(asked_at: dt.datetime) -> dt.datetime:
    """Return the moment until which the link in the mail works (MAIL-2)."""
    return asked_at + CONFIRM_WITHIN


def state_of(
    *, asked_at: dt.datetime, confirmed_at: dt.datetime | None, ended: str, now: dt.datetime | None = None
) -> ConsentState:
    """Return where a consent stands (MAIL-2): without the owner's own click it is never given."""
    if ended == ConsentEnd.LAPSED:
        return ConsentState.LAPSED
    if ended:
        return ConsentState.WITHDRAWN
    if confirmed_at is not None:
        return ConsentState.GIVEN
    return ConsentState.LAPSED if now is not None and now >= confirm_by(asked_at) else ConsentState.ASKED
