import datetime as dt

import pytest

from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.pioniers.actions import change_profile
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.web.portal.pioniers.sections import text_version

SOON = dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC)
PAGE = "/mijn/pionier/"
ACT = "/mijn/pionier/inzet/"


def test_year_card_counts_this_appointment_year(the_pionier, pionier):
    """PIO-3: the year runs from 1 September."""
    for day in (dt.date(2019, 8, 31), dt.date(2019, 9, 1), dt.date(2019, 9, 20)):
        EngagementFactory.create(pionier=the_pionier, on=day)
    year = pionier.get(PAGE).context["pionier"].year
    assert (year.done, year.due) == (2, 3)


def test_pionier_without_an_appointment_is_told_so(the_pionier, pionier):
    the_pionier.appointments.all().delete()
    response = pionier.get(PAGE)
    assert response.context["pionier"].year is None
    assert response.status_code == 200


def test_coming_dates_are_there_also_when_they_are_not_public(the_pionier, pionier, programme):
    for title, is_public in (("Avond", True), ("Besloten bezoek", False)):
        event = EventFactory.create(
            programme=programme, is_public=is_public, occasion__starts_at=SOON, occasion__title=title
        )
        EngagementFactory.create(pionier=the_pionier, occasion=event.occasion, on=SOON.date())
    page = pionier.get(PAGE).content.decode()
    assert "Avond" in page
    assert "Besloten bezoek" in page
    assert page.count('href="/agenda/') == 1


def test_cards_show_how_many_and_how_it_stands_and_never_what_was_asked(the_pionier, pionier, programme):
    card = ReferralCardFactory.create(
        programme=programme, pionier=the_pionier, occasion=OccasionFactory.create(programme=programme)
    )
    for state in (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.PASSED_ON, QuestionState.WITHDRAWN):
        QuestionFactory.create(
            programme=programme,
            card=card,
            state=state,
            text="Een geheime vraag",
            answer="Een geheim antwoord",
            passed_on_to="Els",
        )
    response = pionier.get(PAGE)
    found = response.context["pionier"].cards.get()
    assert (found.asked, found.waiting, found.helped) == (4, 1, 2)
    page = response.content.decode()
    for secret in ("geheime vraag", "geheim antwoord", *card.questions.values_list("email", flat=True)):
        assert secret not in page


def test_own_yes_puts_the_profile_on_the_site(the_pionier, pionier, visitor):
    the_pionier.profile_approved_on = None
    the_pionier.save()
    assert visitor.get(f"/pioniers/{the_pionier.slug}/").status_code == 404
    response = pionier.post(f"{PAGE}akkoord/", {"version": text_version(the_pionier)})
    assert response["Location"] == PAGE
    assert visitor.get(f"/pioniers/{the_pionier.slug}/").status_code == 200


def test_yes_to_a_text_that_changed_meanwhile_does_not_count(the_pionier, pionier):
    seen = text_version(the_pionier)
    change_profile(pionier=the_pionier, profile={"story": "Iets heel anders"}, by=None)
    pionier.post(f"{PAGE}akkoord/", {"version": seen})
    the_pionier.refresh_from_db()
    assert the_pionier.profile_approved_on is None


def test_yes_takes_a_post(pionier):
    assert pionier.get(f"{PAGE}akkoord/").status_code == 405


def test_act_is_noted_in_one_form(the_pionier, pionier):
    sent = {"kind": "media", "on": "2019-09-20", "title": "Interview", "url": "https://example.org/krant"}
    assert pionier.post(ACT, sent)["Location"] == PAGE
    act = Engagement.objects.get()
    assert (act.pionier, act.kind, act.on, act.title) == (the_pionier, "media", dt.date(2019, 9, 20), "Interview")


def test_act_needs_no_more_than_what_and_when(pionier, today):
    assert f'value="{today:%Y-%m-%d}"' in pionier.get(ACT).content.decode()
    assert pionier.post(ACT, {"kind": "talk", "on": "2019-09-23"}).status_code == 302


def test_same_act_twice_is_one(pionier):
    for _click in range(2):
        pionier.post(ACT, {"kind": "talk", "on": "2019-09-20", "title": "Praatje"})
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2019-09-24"),
        ("on", "2015-01-01"),
        ("on", "gisteren"),
        ("on", ""),
        ("kind", "dans"),
        ("url", "geen adres"),
        ("title", "x" * 201),
    ],
)
def test_wrong_act_is_named_and_what_was_typed_is_kept(pionier, field, value):
    typed = {"kind": "media", "on": "2019-09-20", "title": "Interview in de krant", "url": "", field: value}
    response = pionier.post(ACT, typed)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert typed["title"] in response.content.decode()
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("role", ["fan", "team", "stranger", "company_contact"])
def test_others_have_no_such_page(role, request):
    client = request.getfixturevalue(role)
    assert [client.get(path).status_code for path in (PAGE, ACT)] == [404, 404]
    assert client.post(f"{PAGE}akkoord/").status_code == 404


@pytest.mark.parametrize("cards", [1, 3])
def test_page_takes_the_same_queries_for_one_and_three_cards(
    the_pionier, pionier, programme, cards, django_assert_num_queries
):
    for _card in range(cards):
        occasion = OccasionFactory.create(programme=programme)
        ReferralCardFactory.create(programme=programme, pionier=the_pionier, occasion=occasion)
        EventFactory.create(programme=programme, occasion__starts_at=SOON)
    PionierFactory.create(programme=programme)
    with django_assert_num_queries(9):
        pionier.get(PAGE)
