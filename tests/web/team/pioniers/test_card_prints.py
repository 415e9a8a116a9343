"""Cards on paper: accessible PDFs whose codes a scanner reads back, and reprints that keep the source of a question."""

import io

import pytest
import typst
import zxingcpp
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.factories.companies import OccasionFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.referrals import ReferralCardFactory
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.actions import issue_cards, withdraw_card
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.print import render_pdf
from veerkracht.shared.print.rendering import _as_json, _source
from veerkracht.web.printing import CARD_POSTER, CARD_SHEET, house_style
from veerkracht.web.team.pioniers.card_prints import printed_card

SHARP = 300  # dots per inch, as a printer draws
ON_A_SHEET = 8


def pictures(template, data) -> list[Image.Image]:  # type: ignore[no-untyped-def]  # plain data
    """Return the pages as a printer would draw them."""
    given = {"data": _as_json(data)}
    made = typst.compile(_source(template), None, format="png", ppi=SHARP, sys_inputs=given, ignore_system_fonts=True)
    return [Image.open(io.BytesIO(page)) for page in (made if isinstance(made, list) else [made])]


def scanned(picture: Image.Image) -> list[str]:
    """Return what a scanner reads on a picture."""
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))


def sheet(cards: list[ReferralCard]) -> dict[str, object]:
    """Return the data of a sheet."""
    return house_style(cards[0].programme, title="Kaartjes", language="nl") | {
        "cards": [printed_card(card) for card in cards]
    }


@pytest.fixture
def card(programme: Programme) -> ReferralCard:
    return ReferralCardFactory.create(programme=programme, pionier=PionierFactory.create(programme=programme))


def test_every_card_of_a_sheet_scans_back_to_its_own_address(card: ReferralCard) -> None:
    other = ReferralCardFactory.create(
        programme=card.programme, pionier=PionierFactory.create(programme=card.programme)
    )
    pages = pictures(CARD_SHEET, sheet([card, other]))
    links = [address(card.programme, "public:card", each.code) for each in (card, other)]
    assert [scanned(page) for page in pages] == [[link] * ON_A_SHEET for link in links]


@pytest.mark.parametrize("paper", ["a6", "a4"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_poster_scans_back(programme: Programme, paper: str, count: int) -> None:
    cards = [
        ReferralCardFactory.create(programme=programme, pionier=PionierFactory.create(programme=programme))
        for _ in range(count)
    ]
    data = house_style(programme, title="Avond over zelfroosteren in de maakindustrie", language="nl")
    data |= {
        "paper": paper,
        "line": "ma 23 sep 2019",
        "ask": "Een vraag?",
        "type_at": "Of typ de code",
        "pages": [[printed_card(c) for c in cards]],
    }
    assert len(render_pdf(CARD_POSTER, data)) > 1_000
    (picture,) = pictures(CARD_POSTER, data)
    assert scanned(picture) == sorted(address(programme, "public:card", each.code) for each in cards)


def test_a_card_has_its_size_and_colour_beyond_its_edge(card: ReferralCard) -> None:
    """85 x 55 mm with 3 mm of bleed: the colour of the strip reaches beyond the cut on all sides it touches."""
    (page,) = pictures(CARD_SHEET, sheet([card]))
    dots = SHARP / 25.4
    left, top = (210 - 2 * 91) / 2, (297 - 4 * 61) / 2

    def at(x: float, y: float) -> tuple[int, ...]:
        return page.convert("RGB").getpixel((round(x * dots), round(y * dots)))  # type: ignore[return-value]  # RGB

    strip = at(left + 3.5, top + 3.5)
    assert at(left + 0.3, top + 0.3) == strip, "bleed to the left and above"
    assert strip != (255, 255, 255)
    assert at(left + 3, top - 3) != (255, 255, 255), "a mark above the left cut"
    assert at(left - 3, top + 3) != (255, 255, 255), "a mark left of the upper cut"


def test_long_words_never_hang_over_the_edge_of_a_card(card: ReferralCard) -> None:
    data = sheet([card])
    data["cards"][0] |= {  # type: ignore[index]  # the cards are a list
        "name": "Wilhelmina van Heerenberg-Vriezenveensewijk tot Ootmarsum",
        "company": "Gemeenschappelijke Machinefabriek " * 4,
        "occasion": "Bijeenkomst " * 15,
    }
    assert scanned(pictures(CARD_SHEET, data)[0]) == [address(card.programme, "public:card", card.code)] * ON_A_SHEET
    assert render_pdf(CARD_SHEET, data).startswith(b"%PDF")


def test_a_meeting_gives_a_sheet_per_pionier_and_a_reprint_keeps_the_codes(
    team: Client, programme: Programme, the_pionier: Pionier
) -> None:
    occasion = OccasionFactory.create(programme=programme)
    for each in (the_pionier, PionierFactory.create(programme=programme)):
        EngagementFactory.create(pionier=each, occasion=occasion)
    assert team.get(reverse("team:event-card-sheet", args=[occasion.pk])).status_code == 404
    first = {card.code for card in issue_cards(occasion=occasion, by=None)}
    assert {card.code for card in issue_cards(occasion=occasion, by=None)} == first
    answer = team.get(reverse("team:event-card-sheet", args=[occasion.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert b"/Type/Pages/Count 2/" in answer.content


def test_a_withdrawn_card_is_not_printed_and_can_come_back(team: Client, card: ReferralCard) -> None:
    answer = team.post(reverse("team:card-withdraw", args=[card.pk]), follow=True)
    undo = reverse("team:card-restore", args=[card.pk])
    assert undo in answer.content.decode()
    assert team.get(reverse("team:card-sheet", args=[card.pk])).status_code == 409
    team.post(undo)
    assert team.get(reverse("team:card-sheet", args=[card.pk])).status_code == 200


def test_an_older_card_stays_withdrawn_when_a_newer_one_is_in_use(team: Client, card: ReferralCard) -> None:
    withdraw_card(card=card, at=card.programme.now(), by=None)
    ReferralCardFactory.create(programme=card.programme, pionier=card.pionier)
    answer = team.post(reverse("team:card-restore", args=[card.pk]), follow=True)
    assert "card stays withdrawn" in answer.content.decode() or "blijft ingetrokken" in answer.content.decode()
    card.refresh_from_db()
    assert card.withdrawn_at is not None


def test_a_paper_that_we_do_not_print_is_not_there(team: Client, card: ReferralCard) -> None:
    assert team.get(reverse("team:card-poster", args=[card.pk, "a0"])).status_code == 404
