"""Attention, agreements and travel costs in the workspace."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories.budget import BudgetLineFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.actions import claim_expense
from veerkracht.domain.pioniers.choices import ExpenseState, ValueKind
from veerkracht.domain.pioniers.models import Pionier, TravelExpense, ValueMoment
from veerkracht.web.team.pioniers import attention


def test_a_gesture_is_noted_with_one_tap_and_twice_is_one(team: Client, the_pionier: Pionier) -> None:
    page = team.get("/team/pioniers/aandacht/").content.decode()
    assert "lang niet gesproken" in page
    for _tap in range(2):
        team.post(f"/team/pioniers/{the_pionier.pk}/gebaar/called/")
    assert ValueMoment.objects.get().kind == ValueKind.CALLED
    assert team.post(f"/team/pioniers/{the_pionier.pk}/gebaar/bloemen/").status_code == 404
    assert (
        "lang niet gesproken" not in team.get("/team/pioniers/aandacht/").content.decode().partition("Het gaat goed")[0]
    )


def test_the_radar_can_be_filtered(team: Client, the_pionier: Pionier) -> None:
    assert team.get("/team/pioniers/aandacht/?signal=overloaded").context["needing"].object_list == []
    assert len(team.get("/team/pioniers/aandacht/?signal=not_spoken").context["needing"]) == 1


def test_many_who_need_attention_stand_on_pages_and_the_choice_is_kept(
    team: Client, the_pionier: Pionier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "NEEDING_PER_PAGE", 1)
    PionierFactory.create(programme=the_pionier.programme, appointed=True)
    pages = [
        team.get("/team/pioniers/aandacht/", {"signal": "not_spoken", "page": number}).content.decode()
        for number in ("1", "2")
    ]
    assert "signal=not_spoken&amp;page=2" in pages[0]
    assert [str(the_pionier.person) in text for text in pages].count(True) == 1
    assert team.get("/team/pioniers/aandacht/", {"page": "oneindig"}).status_code == 200


def test_giving_and_receiving_is_shown_per_quarter(team: Client, the_pionier: Pionier) -> None:
    EngagementFactory.create(pionier=the_pionier, on=dt.date(2019, 8, 1))
    response = team.post(
        f"/team/pioniers/{the_pionier.pk}/geven/", {"kind": "thanked", "on": "2019-08-02"}, follow=True
    )
    assert [(each.given, each.received) for each in response.context["quarters"]][-1] == (1, 1)


@pytest.fixture
def claimed(the_pionier: Pionier) -> TravelExpense:
    """Return what the pionier claimed."""
    return claim_expense(
        pionier=the_pionier,
        on=dt.date(2019, 9, 12),
        description="Zwolle - Deventer",
        amount=Decimal("12.50"),
        at=the_pionier.programme.now(),
        by=the_pionier.person.user,
    )


def test_a_claim_is_approved_on_a_line_and_can_be_taken_back(team: Client, claimed: TravelExpense) -> None:
    line = BudgetLineFactory.create(programme=claimed.programme, name="Middelen")
    page = f"/team/pioniers/reiskosten/{claimed.pk}/"
    assert team.post(page, {"decision": "approve"}).status_code == 200  # no line chosen
    assert team.post(page, {"decision": "refuse"}).status_code == 200  # no reason given
    team.post(page, {"decision": "approve", "budget_line": line.pk})
    claimed.refresh_from_db()
    assert claimed.state == ExpenseState.APPROVED
    listed = team.get("/team/pioniers/reiskosten/").content.decode()
    assert "Middelen" in listed
    assert "12,50" in listed
    sheet = b"".join(team.get("/team/pioniers/reiskosten/?_export=csv")).decode()
    assert "12.50" in sheet or "12,50" in sheet
    team.post(f"{page}heropenen/")
    claimed.refresh_from_db()
    assert claimed.state == ExpenseState.CLAIMED


def test_who_entered_a_claim_does_not_decide(team: Client, team_user: User, claimed: TravelExpense) -> None:
    TravelExpense.objects.update(claimed_by=team_user)
    assert "collega" in team.get(f"/team/pioniers/reiskosten/{claimed.pk}/").content.decode()
    assert team.post(f"/team/pioniers/reiskosten/{claimed.pk}/", {"decision": "approve"}).status_code == 403


def test_the_pionier_sees_own_claims_only(pionier: Client, claimed: TravelExpense, the_pionier: Pionier) -> None:
    assert "12,50" in pionier.get("/mijn/pionier/reiskosten/").content.decode()
    assert pionier.get(f"/mijn/pionier/reiskosten/{claimed.pk}/bon/").status_code == 404  # there is no receipt
