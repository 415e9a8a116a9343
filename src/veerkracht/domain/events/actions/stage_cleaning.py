"""Forget what a pionier wrote with an answer, and empty answers that are old."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of

from ..choices import InvitationState
from ..models import StageInvitation
from ..notifications import stop_asking


@action
def forget_on_stages(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty what somebody wrote with an answer, and stop a question that waits (PRI-3); what was agreed stays."""
    invitations = list(StageInvitation.objects.filter(pionier__person=person).select_related("request").order_by("pk"))
    for each in invitations:
        if each.state == InvitationState.ASKED:
            stop_asking(each)
            each.state, each.answered_at = InvitationState.RECALLED, at
    _empty(invitations)
    about(person, invitations=len(invitations))
    return len(invitations)


def old_invitations(programme: Programme, before: dt.date) -> "QuerySet[StageInvitation]":
    """Return answers of before this day with words that somebody wrote."""
    asked = StageInvitation.objects.filter(request__programme=programme, asked_at__date__lt=before)
    return asked.exclude(remark="").order_by("pk")


@action
def empty_remarks(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty the words of old answers; return how many."""
    invitations = list(StageInvitation.objects.filter(request__programme=programme, pk__in=ids).order_by("pk"))
    _empty(invitations)
    about(programme, invitations=len(invitations))
    return len(invitations)


def _empty(invitations: Iterable[StageInvitation]) -> None:
    for each in invitations:
        each.remark = ""
        each.save()
        history_of(each).delete()
