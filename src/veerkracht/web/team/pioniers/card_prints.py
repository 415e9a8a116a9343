"""Referral cards on paper: sheets of business cards and posters, for one card or for all of a meeting."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.actions import CardWithdrawn
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.domain.referrals.rules.cards import pages_of
from veerkracht.shared.ui.formats import day
from veerkracht.web.printing import CARD_POSTER, CARD_SHEET, Data, house_style, pdf_response, qr
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

from .cards import find_card

PAPERS = ("a6", "a4")
LANGUAGE = "nl"


@workspace
@require_safe
def sheet(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give eight business cards of one pionier on A4. Raises CardWithdrawn."""
    return _sheet(request, [_live(find_card(request, pk))])


@workspace
@require_safe
def poster(request: SignedInRequest, pk: int, paper: str) -> HttpResponseBase:
    """Give a poster with the code of one pionier. Raises CardWithdrawn."""
    return _poster(request, [_live(find_card(request, pk))], _paper(paper))


@workspace
@require_safe
def event_sheet(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give a sheet of business cards for each pionier who speaks at a meeting."""
    return _sheet(request, _of_event(request, pk))


@workspace
@require_safe
def event_poster(request: SignedInRequest, pk: int, paper: str) -> HttpResponseBase:
    """Give a poster with the codes of all pioniers who speak at a meeting."""
    return _poster(request, _of_event(request, pk), _paper(paper))


def _live(card: ReferralCard) -> ReferralCard:
    if card.withdrawn_at is not None:
        raise CardWithdrawn
    return card


def _paper(paper: str) -> str:
    if paper not in PAPERS:
        raise Http404
    return paper


def _of_event(request: SignedInRequest, pk: int) -> list[ReferralCard]:
    occasion = get_object_or_404(Occasion.objects.filter(programme=request.programme), pk=pk)
    cards = ReferralCard.objects.live().filter(occasion=occasion, pionier__engagements__occasion=occasion).distinct()
    found = list(cards.select_related("pionier__person", "pionier__company", "occasion", "programme"))
    if not found:
        raise Http404
    return sorted(found, key=lambda card: (card.pionier.person.name, card.pk))


def _sheet(request: SignedInRequest, cards: list[ReferralCard]) -> HttpResponseBase:
    with override(LANGUAGE):
        title = _("Cards of %(names)s") % {"names": ", ".join(card.pionier.person.name for card in cards)}
        data = house_style(request.programme, title=title, language=LANGUAGE)
        data |= {"cards": [printed_card(card) for card in cards]}
        return pdf_response(request, CARD_SHEET, data, name=title)


def _poster(request: SignedInRequest, cards: list[ReferralCard], paper: str) -> HttpResponseBase:
    occasion = cards[0].occasion
    with override(LANGUAGE):
        door = address(request.programme, "public:card-find")
        title = occasion.title if occasion else cards[0].pionier.person.name
        data = house_style(request.programme, title=title, language=LANGUAGE) | {
            "paper": paper,
            "line": day(occasion.starts_at) if occasion else cards[0].pionier.company.name,
            "ask": _("A question after the story? Scan, or type the code."),
            "type_at": _("Or type the code at %(place)s") % {"place": _without_scheme(door)},
            "pages": [[printed_card(card) for card in page] for page in pages_of(cards)],
        }
        return pdf_response(request, CARD_POSTER, data, name=f"{title} {paper}")


def _without_scheme(link: str) -> str:
    return link.partition("://")[2]


def printed_card(card: ReferralCard) -> Data:
    """Return what the templates want of one card, in the language of the moment."""
    link = address(card.programme, "public:card", card.code)
    return {
        "name": card.pionier.person.name,
        "company": card.pionier.company.name,
        "occasion": card.occasion.title if card.occasion else "",
        "ask": _("A question after my story? Scan, or type:"),
        "code": card.code,
        "short_link": _without_scheme(link),
        "qr": qr(link),
        "qr_alt": _("QR code that leads to %(link)s") % {"link": link},
    }
