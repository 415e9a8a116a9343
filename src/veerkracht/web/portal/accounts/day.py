"""The three questions of somebody's own page, all roles together: what is asked, what is planned, what came of it."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import StepState, TouchpointKind
from veerkracht.domain.companies.models import ConcreteStep, Touchpoint
from veerkracht.domain.events.choices import InvitationState
from veerkracht.domain.events.models import Event, StageInvitation
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.ui.formats import day, moment
from veerkracht.web.visible import place_of

MOST = 5


@dataclass(frozen=True)
class Line:
    """One thing: what it is, a word beside it, and where it opens."""

    title: str
    note: str
    url: str = ""
    button: str | Promise = ""


@dataclass(frozen=True)
class OwnDay:
    """What is asked of somebody, what is planned, and what came of it."""

    asked: list[Line] = field(default_factory=list)
    planned: list[Line] = field(default_factory=list)
    came: list[Line] = field(default_factory=list)


def own_day(user: User, programme: Programme, pionier: Pionier | None) -> OwnDay:
    """Return what this person has with the programme, whatever the roles; five queries at most."""
    now = programme.now()
    mine = Event.objects.of(programme).filter(
        Q(occasion__engagements__pionier__person__user=user) | Q(fan__contact__user=user)
    )
    coming = mine.filter(occasion__starts_at__gte=now).distinct().order_by("occasion__starts_at", "pk")[:MOST]
    return OwnDay(
        asked=[*_stages(user, programme, now), *_profile(pionier), *_steps(user, programme)],
        planned=[_coming(event) for event in coming],
        came=[_past(event) for event in _lately(user, programme, now)],
    )


def _stages(user: User, programme: Programme, now: dt.datetime) -> list[Line]:
    waiting = StageInvitation.objects.filter(
        request__programme=programme, pionier__person__user=user, state=InvitationState.ASKED, expires_at__gt=now
    ).select_related("request__stage__fan")
    return [
        Line(
            _("Tell your story at %(fan)s?") % {"fan": each.request.stage.fan},
            _("%(moment)s, answer until %(day)s")
            % {
                "moment": moment(each.request.first_at),
                "day": day(each.expires_at),
            },
            reverse("public:stage-invitation", args=[each.token]),
            gettext_lazy("Look and answer"),
        )
        for each in waiting.order_by("expires_at", "pk")
    ]


def _profile(pionier: Pionier | None) -> list[Line]:
    """Ask for a yes to the own text when there is one."""
    if pionier is None or pionier.profile_approved_on or not (pionier.story or pionier.headline):
        return []
    note = _("It only goes on the site when you say yes.")
    return [Line(_("Is your text on the site right?"), note, reverse("portal:pionier"), gettext_lazy("Read my text"))]


def _steps(user: User, programme: Programme) -> list[Line]:
    waiting = ConcreteStep.objects.of(programme).filter(contact__user=user, state=StepState.ASKED)
    return [
        Line(
            _("Did %(company)s do this?") % {"company": each.company},
            each.description,
            reverse("public:step", args=[each.token]),
            gettext_lazy("Is this right?"),
        )
        for each in waiting.select_related("company").order_by("-done_on", "pk")[:MOST]
    ]


def _coming(event: Event) -> Line:
    url = reverse("public:event", args=[event.pk]) if event.is_public else ""
    return Line(event.title, ", ".join(filter(None, (moment(event.starts_at), place_of(event)))), url)


def _lately(user: User, programme: Programme, now: dt.datetime) -> list[Event]:
    """Return the last meetings of this person with how many came and how many asked something."""
    came = Touchpoint.objects.live().filter(occasion=OuterRef("pk"), kind=TouchpointKind.ATTENDED).order_by()
    asked = Touchpoint.objects.live().filter(occasion=OuterRef("pk"), kind=TouchpointKind.ASKED).order_by()
    mine = Q(occasion__engagements__pionier__person__user=user) | Q(fan__contact__user=user)
    keys = Event.objects.filter(mine, programme=programme, occasion__starts_at__lt=now).values("pk")
    found = Event.objects.of(programme).filter(pk__in=keys)
    return list(
        found.annotate(
            companies=_counted(came, "company_id"), people=_counted(came, "person_id"), questions=_counted(asked, "pk")
        ).order_by("-occasion__starts_at", "-pk")[:3]
    )


def _counted(facts: "object", column: str) -> Coalesce:
    grouped = facts.values("occasion_id")  # type: ignore[attr-defined]  # a queryset of facts
    return Coalesce(Subquery(grouped.annotate(amount=Count(column, distinct=True)).values("amount")), 0)


def _past(event: Event) -> Line:
    """Say what came of a meeting in units that are never added up."""
    counts = [
        (event.people, ngettext("%(number)s person", "%(number)s people", event.people)),  # type: ignore[attr-defined]  # annotated
        (event.companies, ngettext("%(number)s company", "%(number)s companies", event.companies)),  # type: ignore[attr-defined]  # annotated
        (event.questions, ngettext("%(number)s question", "%(number)s questions", event.questions)),  # type: ignore[attr-defined]  # annotated
    ]
    said = [text % {"number": number} for number, text in counts if number]
    note = ", ".join(said) if said else _("the list of who came is not in yet")
    url = reverse("public:event", args=[event.pk]) if event.is_public else ""
    return Line(event.title, f"{day(event.starts_at)}: {note}", url)
