import pytest

from tests.factories.referrals import QuestionFactory
from veerkracht.domain.referrals.choices import QuestionState


@pytest.fixture
def question(programme):
    """Return an open question of this programme."""
    return QuestionFactory.create(programme=programme)


def test_sender_follows_the_question_by_its_link(question, visitor):
    page = visitor.get(f"/vraag/{question.token}/").content.decode()
    assert question.text in page
    assert "di 24 sep 2019" in page


@pytest.mark.parametrize(
    ("state", "words"), [(QuestionState.ANSWERED, "Begin klein."), (QuestionState.PASSED_ON, "Coach Els")]
)
def test_sender_sees_how_it_ended(programme, visitor, today, state, words):
    ended = QuestionFactory.create(
        programme=programme,
        state=state,
        answer="Begin klein.",
        passed_on_to="Coach Els",
        handled_at=programme.now(),
    )
    page = visitor.get(f"/vraag/{ended.token}/").content.decode()
    assert words in page
    assert "intrekken" not in page


@pytest.mark.parametrize("token", ["nope", "%00", "a" * 500])
def test_unknown_link_is_not_found(programme, visitor, token):
    assert visitor.get(f"/vraag/{token}/").status_code == 404


def test_link_of_another_programme_is_not_found(programme, other_programme, visitor):
    foreign = QuestionFactory.create(programme=other_programme)
    assert visitor.get(f"/vraag/{foreign.token}/").status_code == 404
    assert visitor.post(f"/vraag/{foreign.token}/intrekken/").status_code == 404


def test_taking_back_asks_first(question, visitor):
    response = visitor.get(f"/vraag/{question.token}/intrekken/")
    assert question.text in response.content.decode()
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN


def test_taken_back_question_shows_no_text_any_more(question, visitor):
    response = visitor.post(f"/vraag/{question.token}/intrekken/", follow=True)
    question.refresh_from_db()
    assert question.state == QuestionState.WITHDRAWN
    assert "Hoe begin ik met zelfroosteren?" not in response.content.decode()


def test_question_answered_meanwhile_is_not_taken_back(question, visitor):
    question.state, question.answer = QuestionState.ANSWERED, "Begin klein."
    question.handled_at = question.programme.now()
    question.save()
    assert visitor.get(f"/vraag/{question.token}/intrekken/").status_code == 302
    response = visitor.post(f"/vraag/{question.token}/intrekken/", follow=True)
    assert "Begin klein." in response.content.decode()
    question.refresh_from_db()
    assert question.state == QuestionState.ANSWERED


def test_private_pages_stay_out_of_search_engines_and_caches(question, visitor):
    response = visitor.get(f"/vraag/{question.token}/")
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
