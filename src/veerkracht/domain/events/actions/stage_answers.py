"""What a pionier answers to a stage; a yes becomes a meeting in the same transaction, a no or silence goes on."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import InvitationState, RequestState
from ..models import Event, StageInvitation, StageRequest
from ..notifications import tell_agreed, tell_fan, tell_other_date
from ..queries.proposals import proposals_for
from ..rules.requests import RequestMove, may_answer
from .planning import EVENT_KINDS, plan_event
from .stage_requests import RequestMoved, ask, close_invitation, hold_request, move


class AnswerTooLate(Refused):
    """The invitation is answered, over, or no longer needed."""

    message = _("This question is no longer open. Look below at what happened with it.")


class DatesChanged(Refused):
    """The team changed what was asked while the page was open."""

    message = _("The dates or the place changed while you were reading. Look once more before you answer.")


@action
def answer_yes(
    *, invitation: StageInvitation, chosen_at: dt.datetime, version: str, at: dt.datetime, by: User | None = None
) -> Event:
    """Take a yes for one of the dates: plan the meeting, fill the stage, tell both sides; all of it or nothing.

    Raises AnswerTooLate, DatesChanged, StageNotOpen.
    """
    request, invitation = _open(invitation, version, at)
    if chosen_at not in request.options:
        raise DatesChanged
    close_invitation(invitation, InvitationState.YES, at, chosen_at=chosen_at)
    return _plan(request, invitation, by)


@action
def answer_other(
    *,
    invitation: StageInvitation,
    chosen_at: dt.datetime,
    remark: str = "",
    version: str,
    at: dt.datetime,
    by: User | None = None,
) -> StageInvitation:
    """Take another date that suits the pionier; the team hears and asks the fan. Raises AnswerTooLate, DatesChanged."""
    request, invitation = _open(invitation, version, at)
    close_invitation(invitation, InvitationState.OTHER, at, chosen_at=chosen_at, remark=remark)
    move(request, RequestMove.PROPOSE)
    tell_other_date(invitation)
    return invitation


@action
def answer_no(
    *, invitation: StageInvitation, remark: str = "", version: str, at: dt.datetime, by: User | None = None
) -> StageInvitation:
    """Take a no, and ask the next one when the team wants that. Raises AnswerTooLate, DatesChanged."""
    request, invitation = _open(invitation, version, at)
    close_invitation(invitation, InvitationState.NO, at, remark=remark)
    _go_on(request, at)
    return invitation


@action
def accept_other_date(*, invitation: StageInvitation, at: dt.datetime, by: User | None) -> Event:
    """Plan the meeting on the date that the pionier proposed. Raises RequestMoved, StageNotOpen."""
    request, invitation = _held(invitation)
    if request.state != RequestState.OTHER or invitation.state != InvitationState.OTHER:
        raise RequestMoved
    invitation.state, invitation.answered_at = InvitationState.YES, at
    invitation.save(update_fields=["state", "answered_at"])
    return _plan(request, invitation, by)


@action
def refuse_other_date(*, invitation: StageInvitation, at: dt.datetime, by: User | None) -> StageRequest:
    """Go on to the next pionier when the proposed date does not suit the fan. Raises RequestMoved."""
    request, invitation = _held(invitation)
    if request.state != RequestState.OTHER:
        raise RequestMoved
    return _go_on(request, at)


@action
def pass_on_silence(*, invitation: StageInvitation, at: dt.datetime, by: User | None = None) -> StageInvitation:
    """Close an invitation that was not answered in time, and ask the next one; twice is once."""
    request, invitation = _held(invitation)
    if invitation.state == InvitationState.ASKED and invitation.expires_at <= at:
        close_invitation(invitation, InvitationState.SILENT, at)
        _go_on(request, at)
    return invitation


def _held(invitation: StageInvitation) -> tuple[StageRequest, StageInvitation]:
    request = hold_request(invitation.request)
    invitation = StageInvitation.objects.select_related("pionier__person", "pionier__company").get(pk=invitation.pk)
    invitation.request = request
    return request, invitation


def _open(invitation: StageInvitation, version: str, at: dt.datetime) -> tuple[StageRequest, StageInvitation]:
    request, invitation = _held(invitation)
    if not may_answer(invitation.state, invitation.expires_at, at):
        raise AnswerTooLate
    if version != request.version:
        raise DatesChanged
    return request, invitation


def _plan(request: StageRequest, invitation: StageInvitation, by: User | None) -> Event:
    """Make the meeting of a yes, fill the stage, and tell pionier and fan."""
    if invitation.chosen_at is None:
        raise RequestMoved
    move(request, RequestMove.AGREE)
    event = plan_event(
        programme=request.programme,
        title=request.stage.title,
        starts_at=invitation.chosen_at,
        fields={
            "fan": request.stage.fan,
            "kind": EVENT_KINDS[request.kind],
            "minutes": request.minutes,
            "venue": request.venue,
            "municipality": request.municipality,
            "audience": request.audience,
            "theme": request.theme,
            # The team looks first; then it goes on the site.
            "is_public": False,
        },
        pioniers=[invitation.pionier],
        stage=request.stage,
        by=by,
    )
    request.event = event
    request.save(update_fields=["event"])
    tell_agreed(invitation)
    tell_fan(invitation)
    about(request, event=event.pk)
    return event


def _go_on(request: StageRequest, at: dt.datetime) -> StageRequest:
    """Ask the next best one by itself, or leave that to the team; its list says when nobody is left."""
    move(request, RequestMove.GO_ON)
    if not request.goes_on:
        return request
    for found in proposals_for(request, today=request.programme.today()):
        if found.fit.is_possible and found.pionier.person.email and min(request.options) > at:
            ask(request, found.pionier, [each.value for each in found.fit.grounds], at, None)
            return request
    move(request, RequestMove.GIVE_UP)
    return request
