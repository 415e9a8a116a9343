"""The page behind the link in a mail: look, then one tap."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory, ConcreteStepFactory
from veerkracht.domain.companies.actions import withdraw_step
from veerkracht.domain.companies.models import CompanyStage, ConcreteStep, Touchpoint

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def step(company) -> ConcreteStep:
    return ConcreteStepFactory.create(company=company)


@pytest.fixture
def page(visitor, step):
    """Return a function that opens the page as its visitor sees it."""
    return lambda: visitor.get(reverse("public:step", args=[step.token]), headers=ENGLISH)


@pytest.fixture
def say(visitor, step):
    """Return a function that sends an answer."""

    def send(answer: str, **fields: object):
        return visitor.post(
            reverse("public:step-answer", args=[step.token]), {"answer": answer, **fields}, headers=ENGLISH
        )

    return send


def test_looking_changes_nothing_and_is_kept_out_of_search_engines(page, step):
    response = page()
    assert response.status_code == 200
    assert "Het team maakt nu zelf het rooster." in response.text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    step.refresh_from_db()
    assert step.state == "asked"


def test_opening_the_address_of_the_answer_only_shows_the_page(visitor, step):
    response = visitor.get(reverse("public:step-answer", args=[step.token]))
    assert response.url == reverse("public:step", args=[step.token])
    step.refresh_from_db()
    assert step.state == "asked"


def test_one_tap_confirms_and_offers_two_questions(page, say, step):
    assert say("confirm").status_code == 302
    step.refresh_from_db()
    assert (step.state, step.level) == ("confirmed", "A1")
    text = page().text
    assert "Thank you, that helps" in text
    assert 'name="contribution"' in text


def test_one_tap_denies(page, say, step):
    say("deny")
    step.refresh_from_db()
    assert step.state == "denied"
    assert "It does not count as a result." in page().text


def test_tapping_twice_counts_once(say, step):
    say("confirm")
    say("confirm")
    assert Touchpoint.objects.filter(source_kind="step").count() == 1


def test_the_company_may_change_its_answer(page, say):
    say("confirm")
    say("deny")
    assert not CompanyStage.objects.exists()
    assert "Change your answer" in page().text


def test_a_correction_is_kept_in_the_company_s_words(page, say, step):
    say("correct", correction="Twee teams roosteren zelf.", done_on="2019-05-02")
    step.refresh_from_db()
    assert (step.state, step.correction, step.done_on) == (
        "confirmed",
        "Twee teams roosteren zelf.",
        dt.date(2019, 5, 2),
    )
    assert "Twee teams roosteren zelf." in page().text


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"correction": "", "done_on": "2019-05-02"}, "Write in a sentence"),
        ({"correction": "Twee teams", "done_on": ""}, "Fill in the day"),
        ({"correction": "Twee teams", "done_on": "morgen"}, "This is not a day"),
        ({"correction": "Twee teams", "done_on": "2019-12-01"}, "still to come"),
    ],
)
def test_a_wrong_correction_says_what_is_wrong_and_keeps_what_was_typed(say, step, fields, error):
    response = say("correct", **fields)
    assert response.status_code == 200
    assert error in response.text
    assert fields["correction"] in response.text
    step.refresh_from_db()
    assert step.state == "asked"


def test_after_the_yes_two_questions_may_be_answered(page, say, step):
    say("confirm")
    say("contribution", contribution="3", what_else="Een adviseur van de bank")
    step.refresh_from_db()
    assert (step.contribution, step.what_else) == (3, "Een adviseur van de bank")
    text = page().text
    assert "You are done here" in text
    assert 'name="contribution"' not in text


def test_the_two_questions_may_stay_empty(say, step):
    say("confirm")
    assert say("contribution").status_code == 302
    step.refresh_from_db()
    assert (step.contribution, step.what_else) == (None, "")


def test_a_wrong_contribution_is_shown_again(say, step):
    say("confirm")
    response = say("contribution", contribution="9", what_else="Een adviseur")
    assert response.status_code == 200
    assert "Een adviseur" in response.text


def test_an_unknown_answer_changes_nothing(say, step):
    assert say("perhaps").status_code == 302
    step.refresh_from_db()
    assert step.state == "asked"


def test_an_unknown_link_gets_a_friendly_page(visitor, programme):
    for name, send in (("public:step", visitor.get), ("public:step-answer", visitor.post)):
        response = send(reverse(name, args=["x" * 22]), headers=ENGLISH)
        assert response.status_code == 404
        assert "We do not know this link" in response.text


def test_a_link_of_another_programme_is_unknown_here(visitor, programme, other_programme):
    step = ConcreteStepFactory.create(company=CompanyFactory.create(programme=other_programme))
    assert visitor.get(reverse("public:step", args=[step.token])).status_code == 404


def test_a_withdrawn_step_asks_nothing_any_more(page, say, step, programme):
    withdraw_step(step=step, at=programme.now(), by=None)
    response = page()
    assert response.status_code == 410
    assert "no longer needed" in response.text
    assert 'name="answer"' not in response.text
    say("confirm")
    step.refresh_from_db()
    assert step.state == "withdrawn"


def test_an_old_link_shows_but_changes_nothing(page, say, step, programme):
    ConcreteStep.objects.filter(pk=step.pk).update(recorded_at=programme.now() - dt.timedelta(days=91))
    response = page()
    assert response.status_code == 410
    assert "too old" in response.text
    assert "team@example.org" in response.text
    say("confirm")
    step.refresh_from_db()
    assert step.state == "asked"


def test_somebody_who_tries_without_end_has_to_wait(say, step, monkeypatch):
    monkeypatch.setattr("veerkracht.web.public.companies.views.ANSWERS_PER_VISITOR", 2)
    assert [say("confirm").status_code for _ in range(3)] == [302, 302, 429]


def test_the_page_costs_few_queries(page, django_assert_num_queries):
    page()
    with django_assert_num_queries(2):
        page()
