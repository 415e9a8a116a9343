"""Seek a pionier for a stage: make and change the request, ask one pionier, stop and go on."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.fans.actions import StageNotOpen
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import InvitationState, RequestState
from ..models import StageInvitation, StageRequest
from ..notifications import ask_for_stage, stop_asking
from ..rules.requests import RequestMove, expires_at, next_state

ASKED = (
    "kind",
    "theme",
    "first_at",
    "second_at",
    "minutes",
    "municipality",
    "venue",
    "guests",
    "audience",
    "briefing",
    "materials_url",
    "goes_on",
)


class RequestIsOpen(Refused):
    """There is a search for this stage already."""

    message = _("We are already looking for a pionier for this stage. Open that page instead.")


class RequestMoved(Refused):
    """The search is not where this button thought it was."""

    message = _("Something happened with this request meanwhile. Look at where it stands now and choose again.")


class NoAddress(Refused):
    """The pionier has no mail address."""

    message = _("We have no mail address of this pionier. Fill it in first, or call.")


class AskedBefore(Refused):
    """The pionier was asked for this stage already."""

    message = _("This pionier was asked for this stage already. Choose another one.")


@action
def request_stage(
    *, programme: Programme, stage: Stage, asked: Mapping[str, object], at: dt.datetime, by: User | None
) -> StageRequest:
    """Begin to seek a pionier for an offered stage. Raises StageNotOpen, RequestIsOpen."""
    if Stage.objects.select_for_update(no_key=True).get(pk=stage.pk).state != StageState.OFFERED:
        raise StageNotOpen
    given = {name: asked[name] for name in ASKED if name in asked}
    try:
        with transaction.atomic():
            return StageRequest.objects.create(programme=programme, stage=stage, created_at=at, created_by=by, **given)
    except IntegrityError as error:
        raise RequestIsOpen from error


@action
def change_request(
    *, request: StageRequest, asked: Mapping[str, object], at: dt.datetime, by: User | None
) -> StageRequest:
    """Change what is asked; who was asked and did not answer gets the new dates by mail. Raises RequestMoved."""
    request = hold_request(request)
    if request.state in {RequestState.AGREED, RequestState.WITHDRAWN}:
        raise RequestMoved
    before = request.version
    for name in ASKED:
        if name in asked:
            setattr(request, name, asked[name])
    request.save()
    waiting = request.invitations.filter(state=InvitationState.ASKED).select_related("pionier__person").first()
    if waiting is not None and before != request.version:
        waiting.request, waiting.asked_at, waiting.reminded_at = request, at, None
        waiting.expires_at = expires_at(at, min(request.options))
        waiting.save()
        stop_asking(waiting)
        ask_for_stage(waiting, has_changed=True)
    about(request, changed=before != request.version)
    return request


@action
def ask_pionier(
    *, request: StageRequest, pionier: Pionier, grounds: Sequence[str] = (), at: dt.datetime, by: User | None
) -> StageInvitation:
    """Mail a pionier the two dates and who will be there. Raises RequestMoved, AskedBefore, NoAddress."""
    request = hold_request(request)
    return ask(request, pionier, grounds, at, by)


@action
def ask_planned(
    *, programme: Programme, chosen: Sequence[tuple[StageRequest, Pionier, Sequence[str]]], at: dt.datetime, by: User
) -> list[StageInvitation]:
    """Ask the pioniers of a plan; a request that moved meanwhile, or whose pionier cannot be mailed, is left out."""
    asked = []
    for request, pionier, grounds in chosen:
        try:
            with transaction.atomic():
                asked.append(ask(hold_request(request), pionier, grounds, at, by))
        except Refused:
            continue
    about(programme, asked=len(asked))
    return asked


@action
def withdraw_request(*, request: StageRequest, at: dt.datetime, by: User | None) -> StageRequest:
    """Stop seeking; a mail that waits is not sent, and a link says that it is no longer needed. Raises RequestMoved."""
    request = hold_request(request)
    move(request, RequestMove.WITHDRAW)
    for waiting in request.invitations.filter(state=InvitationState.ASKED):
        close_invitation(waiting, InvitationState.RECALLED, at)
    return request


@action
def reopen_request(*, request: StageRequest, by: User | None) -> StageRequest:
    """Seek again after taking a request back. Raises RequestMoved, RequestIsOpen."""
    request = hold_request(request)
    try:
        with transaction.atomic():
            move(request, RequestMove.REOPEN)
    except IntegrityError as error:
        raise RequestIsOpen from error
    return request


def hold_request(request: StageRequest) -> StageRequest:
    """Return the request as it is now, held until the transaction ends: whoever answers second finds it answered."""
    held = StageRequest.objects.select_for_update(of=("self",), no_key=True)
    request = held.select_related("stage__fan__contact", "programme", "municipality").get(pk=request.pk)
    about(request)
    return request


def ask(
    request: StageRequest, pionier: Pionier, grounds: Sequence[str], at: dt.datetime, by: User | None
) -> StageInvitation:
    """Ask one pionier for a held request; for use inside an action."""
    if not pionier.person.email:
        raise NoAddress
    if request.invitations.filter(pionier=pionier).exists():
        raise AskedBefore
    move(request, RequestMove.ASK)
    invitation = StageInvitation.objects.create(
        request=request,
        pionier=pionier,
        grounds=list(grounds),
        asked_at=at,
        asked_by=by,
        expires_at=expires_at(at, min(request.options)),
    )
    ask_for_stage(invitation)
    return invitation


def close_invitation(
    invitation: StageInvitation,
    state: InvitationState,
    at: dt.datetime,
    *,
    chosen_at: dt.datetime | None = None,
    remark: str = "",
) -> None:
    """Keep an answer and stop what is on its way about it; for use inside an action."""
    invitation.state, invitation.answered_at = state, at
    invitation.chosen_at, invitation.remark = chosen_at, remark
    invitation.save()
    stop_asking(invitation)


def move(request: StageRequest, step: RequestMove) -> None:
    """Bring a held request where a move leads; for use inside an action. Raises RequestMoved."""
    after = next_state(request.state, step)
    if after is None:
        raise RequestMoved
    request.state = after
    request.save(update_fields=["state"])
