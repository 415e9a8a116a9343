"""What a fan brought, on a page and on paper; for the fan itself and for the team."""

from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from veerkracht.domain import fans
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan, FanLogo
from veerkracht.domain.impact.queries.fans import Brought, what_fan_brought
from veerkracht.domain.programme.queries import address
from veerkracht.shared.ui.formats import day, number
from veerkracht.web.printing import house_style, pdf_response

CONTRIBUTION = Path(str(fans.__file__)).parent / "documents" / "contribution.typ"
MOST_MEETINGS = 12


class Line(NamedTuple):
    """One figure with what it counts."""

    label: Promise
    note: Promise
    amount: int


def lines_of(brought: Brought) -> list[Line]:
    """Return the figures in their order, each with what it counts."""
    return [
        Line(gettext_lazy("meetings"), gettext_lazy("of which we know who came, or how many"), brought.meetings),
        Line(gettext_lazy("people"), gettext_lazy("with a name, each counted once"), brought.persons),
        Line(gettext_lazy("different companies"), gettext_lazy("each counted once"), brought.companies),
        Line(
            gettext_lazy("questions"), gettext_lazy("by a card at a meeting, or by your invitation"), brought.questions
        ),
        Line(
            gettext_lazy("concrete steps"), gettext_lazy("proven, of companies that came to you before"), brought.steps
        ),
        Line(
            gettext_lazy("visits by your invitation"),
            gettext_lazy("clicks on your link, of nobody in particular"),
            brought.visits,
        ),
    ]


def meetings_of(fan: Fan) -> "list[Event]":
    """Return the last meetings at the fan of which somebody is known to have come."""
    came = Touchpoint.objects.live().filter(kind__in=[TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT])
    held = Event.objects.of(fan.programme).filter(fan=fan, pk__in=came.values("occasion_id"))
    return list(held.order_by("-occasion__starts_at", "-pk")[:MOST_MEETINGS])


def contribution_pdf(request: HttpRequest, fan: Fan) -> HttpResponseBase:
    """Give one sheet with the figures and the logo of the fan."""
    programme = fan.programme
    title = _("What %(fan)s brought about") % {"fan": fan.name}
    logo = FanLogo.objects.filter(fan=fan).first()
    link = address(programme, "public:agenda")
    data = house_style(programme, title=title, language=get_language() or "nl") | {
        "line": _("Until %(day)s") % {"day": day(programme.today())},
        "logo": list(bytes(logo.jpeg)) if logo else [],
        "logo_alt": _("Logo of %(fan)s") % {"fan": fan.name},
        "intro": _("In %(programme)s entrepreneurs inspire entrepreneurs. This came of the evenings with our members.")
        % {"programme": programme.name},
        "figures": [
            {"label": str(line.label), "note": str(line.note), "amount": number(line.amount)}
            for line in lines_of(what_fan_brought(fan))
        ],
        "caution": _(
            "These figures are never added up: one person can come twice, and three people can work for one company."
        ),
        "meetings": [f"{day(event.starts_at)}: {event.title}" for event in meetings_of(fan)],
        "words": {"meetings": _("The last meetings")},
        "link": link,
    }
    return pdf_response(request, CONTRIBUTION, data, name=title)


def logo_response(fan: Fan) -> HttpResponse | None:
    """Return the logo, or None when there is none."""
    logo = FanLogo.objects.filter(fan=fan).first()
    return HttpResponse(bytes(logo.jpeg), content_type="image/jpeg") if logo else None
