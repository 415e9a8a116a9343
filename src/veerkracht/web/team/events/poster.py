"""A meeting on one sheet, to hang up."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from veerkracht.domain.events.models import Event
from veerkracht.domain.programme.queries import address
from veerkracht.shared.decision import ALLOWED, Decision, denied
from veerkracht.shared.ui.formats import clock, moment
from veerkracht.web.printing import POSTER, Data, house_style, pdf_response, qr
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace
from veerkracht.web.visible import place_of, speakers_of

PAPERS = ("a4", "a3")
LANGUAGE = "nl"
LONGEST_SUMMARY = 600  # more cannot be read from a wall
MOST_SPEAKERS = 8


@workspace
@require_safe
def poster(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give the poster of a meeting as PDF, on A4 unless `?papier=a3` is asked."""
    found = get_object_or_404(Event.objects.of(request.programme).select_related("programme", "municipality"), pk=pk)
    require(_can_hang_up(found))
    paper = request.GET.get("papier", "")
    with override(LANGUAGE):
        data = poster_data(found, paper if paper in PAPERS else PAPERS[0])
        return pdf_response(request, POSTER, data, name=f"poster {found.title}")


def _can_hang_up(found: Event) -> Decision:
    if found.is_public:
        return ALLOWED
    return denied(_("The code on a poster leads to the site, and this meeting is not there. Change the meeting first."))


def poster_data(found: Event, paper: str) -> Data:
    """Return what `poster.typ` wants; only people who said yes to being named stand on it."""
    link = address(found.programme, "public:event", found.pk)
    speakers = speakers_of(found.programme, found)[:MOST_SPEAKERS]
    place = ", ".join(filter(None, (place_of(found), found.address)))
    return house_style(found.programme, title=found.title, language=LANGUAGE) | {
        "paper": paper,
        "lines": list(filter(None, (_when(found), place))),
        "summary": _shortened(found.summary),
        "speakers": [f"{each.person.name}, {each.company.name}" for each in speakers],
        "link": link,
        "qr": qr(link),
        "qr_alt": _("QR code that leads to %(link)s") % {"link": link},
        "words": {"speakers": _("Who speaks"), "more": _("For whom it is and how to sign up:")},
    }


def _when(found: Event) -> str:
    return _("%(start)s to %(end)s") % {"start": moment(found.starts_at), "end": clock(found.ends_at)}


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_SUMMARY else f"{words[:LONGEST_SUMMARY].rsplit(' ', 1)[0]} …"
