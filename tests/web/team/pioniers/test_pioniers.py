"""Pioniers and their cards in the workspace."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from tests.factories.consents import say_yes
from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import ReferralCard


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    team: Client, programme: Programme, count: int, django_assert_num_queries: object
) -> None:
    for pionier in PionierFactory.create_batch(count, programme=programme, appointed=True):
        EngagementFactory.create(pionier=pionier)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]  # a fixture of pytest-django
        page = team.get(reverse("team:pioniers"))
    assert all(pionier.person.name in page.content.decode() for pionier in Pionier.objects.all())


QUERIES = 10


def test_the_list_keeps_those_whose_year_is_worth_a_talk(team: Client, programme: Programme) -> None:
    behind = PionierFactory.create(programme=programme, appointed=True)
    full = PionierFactory.create(programme=programme, appointed=True)
    EngagementFactory.create_batch(3, pionier=full, on="2019-09-10")
    page = team.get(reverse("team:pioniers"), {"year": "done"}).content.decode()
    assert full.person.name in page
    assert behind.person.name not in page


def test_a_pionier_is_added_with_a_company_of_the_register(team: Client, programme: Programme) -> None:
    company = CompanyFactory.create(programme=programme)
    given = {"name": "Anna Vos", "email": "anna@example.org", "company": "bestaat niet"}
    page = team.post(reverse("team:pionier-new"), given)
    assert "Anna Vos" in page.content.decode()
    assert team.post(reverse("team:pionier-new"), {**given, "company": company.kvk_number}).status_code == 302
    assert Pionier.objects.get().company == company


def test_a_changed_profile_needs_a_new_yes(team: Client, the_pionier: Pionier) -> None:
    team.post(reverse("team:pionier-edit", args=[the_pionier.pk]), {"headline": "Anders", "story": "x", "themes": ""})
    the_pionier.refresh_from_db()
    assert (the_pionier.headline, the_pionier.profile_approved_on) == ("Anders", None)


def test_an_overlapping_appointment_is_refused(team: Client, the_pionier: Pionier) -> None:
    path = reverse("team:pionier-appoint", args=[the_pionier.pk])
    say_yes(the_pionier.person)
    given = {"deputy_name": "De gedeputeerde", "starts_on": "2019-09-01", "ends_on": "2021-09-01"}
    given["decision_note"] = "Besluitenlijst, punt 4"
    assert team.post(path, given).status_code == 200
    assert team.post(path, {**given, "starts_on": "2020-09-01", "ends_on": "2022-09-01"}).status_code == 302
    assert the_pionier.appointments.count() == 2


def test_an_act_in_the_media_counts_on_the_year_card(team: Client, the_pionier: Pionier) -> None:
    path = reverse("team:engagement-new", args=[the_pionier.pk])
    assert team.post(path, {"kind": "media", "on": "2030-01-01", "title": "Interview"}).status_code == 200
    assert team.post(path, {"kind": "media", "on": "2019-09-10", "title": "Interview"}).status_code == 302
    assert "Interview" in team.get(reverse("team:pionier", args=[the_pionier.pk])).content.decode()


def test_a_card_is_made_once_per_meeting_printed_and_withdrawn(team: Client, the_pionier: Pionier) -> None:
    event = EventFactory.create(programme=the_pionier.programme)
    EngagementFactory.create(pionier=the_pionier, occasion=event.occasion)
    for _ in range(2):
        team.post(reverse("team:card-issue", args=[the_pionier.pk]), {"occasion": event.pk})
    card = ReferralCard.objects.get()
    page = team.get(reverse("team:card", args=[card.pk])).content.decode()
    assert card.code in page
    assert "<svg" in page
    team.post(reverse("team:card-withdraw", args=[card.pk]))
    card.refresh_from_db()
    assert card.withdrawn_at is not None


def test_a_card_for_a_meeting_of_somebody_else_is_not_made(team: Client, the_pionier: Pionier) -> None:
    event = EventFactory.create(programme=the_pionier.programme)
    assert team.post(reverse("team:card-issue", args=[the_pionier.pk]), {"occasion": event.pk}).status_code == 404


def test_the_page_counts_questions_and_shows_no_text(team: Client, the_pionier: Pionier) -> None:
    card = ReferralCardFactory.create(programme=the_pionier.programme, pionier=the_pionier)
    QuestionFactory.create(programme=the_pionier.programme, card=card, text="Een geheim")
    page = team.get(reverse("team:pionier", args=[the_pionier.pk])).content.decode()
    assert card.code in page
    assert "Een geheim" not in page


def test_another_programme_and_no_rights(team: Client, deputy: Client, other_programme: Programme) -> None:
    elsewhere = PionierFactory.create(programme=other_programme)
    assert team.get(reverse("team:pionier", args=[elsewhere.pk])).status_code == 404
    assert deputy.get(reverse("team:pionier-new")).status_code == 403


def test_an_act_noted_by_hand_can_be_taken_away_and_one_of_a_meeting_cannot(
    team: Client, the_pionier: Pionier, event: Event
) -> None:
    by_hand = EngagementFactory.create(pionier=the_pionier, kind="media", title="Radio Oost")
    spoke = EngagementFactory.create(pionier=the_pionier, occasion=event.occasion)
    for engagement in (by_hand, spoke):
        team.post(reverse("team:engagement-remove", args=[engagement.pk]))
    assert list(the_pionier.engagements.all()) == [spoke]
