"""What the outbox calls its mails and their states."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.ui.formats import moment

KINDS = {
    "confirm_step": _("request to confirm a step"),
    "role_given": _("somebody got a role"),
    "correction_asked": _("a company says that something is not right"),
    "question_received": _("we have your question"),
    "question_answered": _("answer to a question"),
    "question_passed_on": _("question passed on"),
    "consent_asked": _("link to say yes"),
    "story_approval": _("asking a pionier about a story"),
    "story_answered": _("a pionier answered about a story"),
    "items_to_review": _("knowledge to look at again"),
    "rights_extended": _("a request about own data takes longer"),
    "sign_in": _("signing in"),
}
# Short words for chips and lists; the page of a mail says it in full.
STATES = {
    MailState.HELD: _("held"),
    MailState.QUEUED: _("waiting"),
    MailState.SENT: MailState.SENT.label,
    MailState.FAILED: _("failed"),
    MailState.CANCELLED: MailState.CANCELLED.label,
}
TONES = {
    MailState.HELD: "careful",
    MailState.QUEUED: "info",
    MailState.SENT: "good",
    MailState.FAILED: "wrong",
    MailState.CANCELLED: "neutral",
}


def kind_in_words(kind: str) -> str:
    """Return what a mail is about; the code itself as long as nobody gave it words."""
    return str(KINDS.get(kind, kind))


def shown_at(programme: Programme, at: dt.datetime | None) -> str:
    """Return a moment of the outbox on the programme's own clock; an empty string for none.

    Mail is sent by the real clock, also in an example programme that lives in another year; the mails that came with
    the example carry its own time, which never lies in its future.
    """
    if at is None:
        return ""
    return moment(at + programme.clock_offset if at > programme.now() else at)
