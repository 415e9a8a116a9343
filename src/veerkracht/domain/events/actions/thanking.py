"""Remind and brief pioniers, and thank them within five working days (PIO-5)."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.actions.giving import keep_value
from veerkracht.domain.pioniers.choices import ValueKind
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.pioniers.rules.reciprocity import THANKS_WORKING_DAYS
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.mail.actions import MAY_CANCEL, MAY_RELEASE, cancel_mail, release_mail
from veerkracht.shared.mail.choices import MailState

from ..choices import InvitationState
from ..models import Event, StageInvitation, Thanks
from ..notifications import brief, remind_of_stage, write_thanks
from ..queries import event_figures
from ..rules.requests import BRIEF_BEFORE, REMIND_BEFORE

# Thanks that come later than this would be odd; meetings of before the product was used are not dug up.
LOOK_BACK = dt.timedelta(days=21)


class ThankedBefore(Refused):
    """Somebody thanked the pionier meanwhile."""

    message = _("This pionier was thanked meanwhile.")


@action
def prepare_thanks(*, event: Event, by: User | None = None) -> list[Thanks]:
    """Put ready, for each pionier who spoke, a mail with what came of it, held in the outbox; twice is once."""
    due_on = add_working_days(timezone.localdate(event.starts_at), THANKS_WORKING_DAYS)
    made = []
    speakers = Engagement.objects.filter(occasion_id=event.pk).select_related("pionier__person", "pionier__company")
    for each in speakers.order_by("pk"):
        thanks, is_new = Thanks.objects.get_or_create(
            occasion_id=event.pk, pionier=each.pionier, defaults={"programme": event.programme, "due_on": due_on}
        )
        if is_new and each.pionier.person.email:
            thanks.mail = write_thanks(thanks, event, event_figures(event))
            thanks.save(update_fields=["mail"])
        made += [thanks] if is_new else []
    about(event, prepared=len(made))
    return made


@action
def send_thanks(*, thanks: Thanks, on: dt.date, by: User | None) -> Thanks:
    """Let the prepared mail go out, and note the thanks in the ledger of giving and receiving. Raises ThankedBefore."""
    thanks = _held(thanks)
    if thanks.mail is not None and thanks.mail.state in MAY_RELEASE:
        release_mail(mail=thanks.mail, by=by)
    return _note(thanks, on, by)


@action
def note_thanks(*, thanks: Thanks, on: dt.date, by: User | None) -> Thanks:
    """Note that somebody thanked in another way; the prepared mail is not sent any more. Raises ThankedBefore."""
    thanks = _held(thanks)
    if thanks.mail is not None and thanks.mail.state in MAY_CANCEL:
        cancel_mail(mail=thanks.mail, by=by)
    return _note(thanks, on, by)


@action
def follow_outbox(*, programme: Programme, on: dt.date, by: User | None = None) -> int:
    """Note thanks of which the mail was sent from the outbox itself; return how many."""
    sent = Thanks.objects.filter(programme=programme, thanked_on__isnull=True, mail__state=MailState.SENT)
    found = list(sent.order_by("pk"))
    for thanks in found:
        _note(_held(thanks), on, by)
    about(programme, thanked=len(found))
    return len(found)


@action
def remind_pionier(*, invitation: StageInvitation, at: dt.datetime, by: User | None = None) -> StageInvitation:
    """Remind once of a question that is not answered."""
    held = _waiting(invitation)
    if held.state == InvitationState.ASKED and held.reminded_at is None:
        held.reminded_at = at
        held.save(update_fields=["reminded_at"])
        remind_of_stage(held)
    return held


@action
def brief_pionier(*, invitation: StageInvitation, at: dt.datetime, by: User | None = None) -> StageInvitation:
    """Send the briefing of a stage, once."""
    held = _waiting(invitation)
    if held.state == InvitationState.YES and held.briefed_at is None:
        held.briefed_at = at
        held.save(update_fields=["briefed_at"])
        brief(held)
    return held


def events_to_thank_for(programme: Programme, now: dt.datetime) -> list[Event]:
    """Return the meetings that are over and of which somebody who spoke has no thanks ready."""
    thanked = Thanks.objects.filter(occasion=OuterRef("occasion"), pionier=OuterRef("pionier"))
    open_ = Engagement.objects.filter(occasion=OuterRef("occasion")).filter(~Exists(thanked))
    past = Event.objects.of(programme).filter(
        occasion__starts_at__lt=now - dt.timedelta(hours=12), occasion__starts_at__gt=now - LOOK_BACK
    )
    return list(past.filter(Exists(open_)).order_by("occasion__starts_at", "pk"))


def to_remind(programme: Programme, now: dt.datetime) -> list[StageInvitation]:
    """Return the questions of which the answer is due soon."""
    waiting = StageInvitation.objects.filter(request__programme=programme, state=InvitationState.ASKED)
    soon = waiting.filter(reminded_at__isnull=True, expires_at__gt=now, expires_at__lte=now + REMIND_BEFORE)
    # Who was asked a moment ago needs no reminder.
    return list(soon.filter(asked_at__lte=now - REMIND_BEFORE / 2).order_by("pk"))


def to_brief(programme: Programme, now: dt.datetime) -> list[StageInvitation]:
    """Return who speaks within a week and has no briefing."""
    agreed = StageInvitation.objects.filter(request__programme=programme, state=InvitationState.YES)
    starts = "request__event__occasion__starts_at"
    week = agreed.filter(briefed_at__isnull=True, **{f"{starts}__gt": now, f"{starts}__lte": now + BRIEF_BEFORE})
    return list(week.order_by("pk"))


def silent(programme: Programme, now: dt.datetime) -> list[StageInvitation]:
    """Return the questions that were not answered in time."""
    waiting = StageInvitation.objects.filter(request__programme=programme, state=InvitationState.ASKED)
    return list(waiting.filter(expires_at__lte=now).select_related("request").order_by("pk"))


def _waiting(invitation: StageInvitation) -> StageInvitation:
    held = StageInvitation.objects.select_for_update(of=("self",), no_key=True).select_related(
        "request__stage__fan", "request__programme", "request__municipality", "pionier__person", "pionier__company"
    )
    return held.get(pk=invitation.pk)


def _held(thanks: Thanks) -> Thanks:
    held = Thanks.objects.select_for_update(of=("self",), no_key=True)
    thanks = held.select_related("mail", "occasion", "pionier").get(pk=thanks.pk)
    if thanks.thanked_on is not None:
        raise ThankedBefore
    about(thanks)
    return thanks


def _note(thanks: Thanks, on: dt.date, by: User | None) -> Thanks:
    thanks.thanked_on, thanks.thanked_by = on, by
    thanks.save(update_fields=["thanked_on", "thanked_by"])
    keep_value(pionier=thanks.pionier, kind=ValueKind.THANKED, on=on, note="", occasion=thanks.occasion, by=by)
    return thanks
