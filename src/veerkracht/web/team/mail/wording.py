"""What the outbox calls its mails and their states."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import Delivery, MailState
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
    "question_queued": _("your question waits for its turn"),
    "question_ask_back": _("asking the sender something"),
    "question_helped": _("did the answer help?"),
    "question_late": _("a question is past its day"),
    "pionier_hears": _("what came of a card"),
    "referral_consent": _("may we pass your name on?"),
    "referral_accepted": _("a helper takes it on"),
    "handoff_offered": _("a question for a helper"),
    "handoff_accepted": _("a helper takes the question on"),
    "registration": _("signing up for a meeting"),
    "scan_invitation": _("invitation to a scan"),
    "scan_report": _("report of a scan"),
    "scan_step": _("a step after a scan"),
    "own_event_sent": _("a fan sent an own event"),
    "own_event_answered": _("answer about an own event"),
    "feedback_asked": _("asking who came how it was"),
    "feedback_again": _("asking once more how it was"),
    "feedback_summary": _("what people said of a talk"),
    "meeting_missed": _("to who could not come"),
    "registration_reminder": _("reminder of a meeting"),
    "nomination_thanks": _("thanks for a nomination"),
    "nomination_news": _("what came of a nomination"),
    "profile_asked": _("asking a pionier about the profile"),
    "profile_answered": _("a pionier answered about the profile"),
    "stage_asked": _("asking a pionier for a stage"),
    "stage_agreed": _("a pionier comes to a stage"),
    "stage_agreed_fan": _("telling a fan which pionier comes"),
    "stage_other_date": _("a pionier proposes another day"),
    "stage_briefing": _("what a pionier should know beforehand"),
    "stage_reminder": _("reminding a pionier of a question"),
    "stage_thanks": _("thanks to a pionier"),
    "text_to_look_at": _("a text for a colleague to look at"),
    "text_looked_at": _("a colleague looked at a text"),
    "sign_in": _("signing in"),
}
# Short words for chips and lists; the page of a mail says it in full.
STATES = {
    MailState.HELD: _("held"),
    MailState.QUEUED: _("waiting"),
    MailState.SENDING: MailState.SENDING.label,
    MailState.SENT: MailState.SENT.label,
    MailState.UNSURE: MailState.UNSURE.label,
    MailState.FAILED: _("failed"),
    MailState.STOPPED: _("stopped"),
    MailState.CANCELLED: MailState.CANCELLED.label,
}
TONES = {
    MailState.HELD: "careful",
    MailState.QUEUED: "info",
    MailState.SENDING: "info",
    MailState.SENT: "good",
    MailState.UNSURE: "wrong",
    MailState.FAILED: "wrong",
    MailState.STOPPED: "careful",
    MailState.CANCELLED: "neutral",
}

DELIVERY_TONES: dict[str, str] = {
    Delivery.DELIVERED.value: "good",
    Delivery.BOUNCED.value: "wrong",
    Delivery.COMPLAINED.value: "wrong",
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
