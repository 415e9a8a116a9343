"""One question: read it, answer it, pass it on, and what happens when somebody was first."""

import datetime as dt
import re

import pytest
from django.test import Client

from tests.factories.companies import TouchpointFactory
from tests.factories.referrals import HandoffFactory, ProposalFactory, QuestionFactory
from tests.web.team.referrals.test_inbox import a_question
from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.actions import answer_question, withdraw_question
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Attachment, Message, Question
from veerkracht.shared.mail.models import Mail

QUERIES = 13
FULL = 15  # with a conversation, files, hand-offs, and parts
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def question(programme: Programme) -> Question:
    """Return an open question of somebody at a known company."""
    return a_question(programme, text="Hoe begin ik?\n\nWij zijn met twaalf.")


def path(question: Question, move: str = "") -> str:
    return f"/team/vragen/{question.pk}/{move}"


def test_the_page_tells_who_asks_and_where_it_came_from(team: Client, question: Question) -> None:
    TouchpointFactory.create(programme=question.programme, company=question.company)
    text = team.get(path(question), headers=ENGLISH).content.decode()
    for shown in (
        "<p>Wij zijn met twaalf.</p>",
        question.person.name,
        question.email,
        question.company.name,
        "aware",
        question.card.pionier.person.name,
        question.card.occasion.title,
        question.card.code,
        "Answer by Tue 24 Sep 2019",
        "first question of this sender",
    ):
        assert shown in text


def test_earlier_questions_of_the_same_person_stand_beside_it(team: Client, question: Question) -> None:
    earlier = QuestionFactory.create(
        programme=question.programme,
        person=question.person,
        text="Eerder gevraagd",
        asked_at=question.asked_at - dt.timedelta(days=40),
    )
    a_question(question.programme, text="Van een ander")
    text = team.get(path(question)).content.decode()
    assert f'href="/team/vragen/{earlier.pk}/"' in text
    assert "Eerder gevraagd" in text
    assert "Van een ander" not in text


def test_without_person_the_address_tells_what_was_asked_before(team: Client, programme: Programme) -> None:
    fields = {"person": None, "company": None, "card": None, "email": "jan@example.org"}
    a_question(programme, text="Eerste keer", asked_at=dt.datetime(2019, 9, 2, 9, tzinfo=dt.UTC), **fields)
    text = team.get(path(a_question(programme, text="Tweede keer", **fields))).content.decode()
    assert "Eerste keer" in text


def test_a_company_that_was_only_typed_is_said_so(team: Client, programme: Programme) -> None:
    text = team.get(
        path(a_question(programme, company=None, company_name="Ateliers")), headers=ENGLISH
    ).content.decode()
    assert "Ateliers" in text
    assert "not matched to a company" in text


@pytest.mark.parametrize("earlier", [1, 3])
def test_the_page_costs_the_same_whatever_was_asked_before(
    team: Client,
    question: Question,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture
    earlier: int,
) -> None:
    for days in range(earlier):
        asked_at = question.asked_at - dt.timedelta(days=days + 1)
        QuestionFactory.create(programme=question.programme, person=question.person, asked_at=asked_at)
    team.get(path(question))
    with django_assert_num_queries(QUERIES):
        team.get(path(question))


@pytest.mark.parametrize("each", [1, 3])
def test_the_page_costs_the_same_however_much_was_said_and_offered(
    team: Client,
    question: Question,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture
    each: int,
) -> None:
    words = " ".join(f"woord{chr(97 + number)}" * 2 for number in range(20 * each))
    Question.objects.filter(pk=question.pk).update(text=words)
    for _ in range(each):
        said = {"direction": "in", "channel": "mail", "text": "x", "at": question.asked_at}
        message = Message.objects.create(question=question, **said)
        Attachment.objects.create(message=message, name="x.txt", content_type="text/plain", size=1)
        proposal = ProposalFactory.create(question=question, state="refused")
        HandoffFactory.create(proposal=proposal, state="declined", answered_at=question.asked_at)
        QuestionFactory.create(programme=question.programme, split_from=question)
    team.get(path(question))
    with django_assert_num_queries(FULL):
        team.get(path(question))


def test_no_two_fields_on_the_page_have_one_id(team: Client, question: Question) -> None:
    ids = re.findall(r'\bid="([^"]+)"', team.get(path(question)).content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_the_team_says_that_the_sender_works_there(team: Client, question: Question) -> None:
    move = path(question, "werkt-daar/")
    assert move in team.get(path(question)).content.decode()
    for _ in range(2):
        assert team.post(move).url == path(question)
    assert question.person.positions.get().company == question.company
    assert move not in team.get(path(question)).content.decode()


def test_an_answer_goes_out_and_the_question_leaves_the_list(team: Client, question: Question, team_user: User) -> None:
    response = team.post(path(question, "antwoord/"), {"answer": "Begin met één ploeg."}, follow=True)
    assert response.redirect_chain == [("/team/vragen/", 302)]
    question.refresh_from_db()
    assert (question.state, question.handled_by) == (QuestionState.ANSWERED, team_user)
    assert question.handled_at is not None
    assert question.handled_at.date() == dt.date(2019, 9, 23), "the programme's own clock"
    mail = Mail.objects.get(kind="question_answered")
    assert (mail.to_address, "Begin met één ploeg." in mail.text) == (question.email, True)
    assert path(question) not in response.content.decode()
    assert "Begin met één ploeg." in team.get(path(question)).content.decode()


def test_passing_on_tells_the_sender_to_whom(team: Client, question: Question) -> None:
    sent = {"to": "Wietske Oldenhof", "word": "Zij deed dit zelf."}
    assert team.post(path(question, "doorgeven/"), sent).status_code == 302
    question.refresh_from_db()
    assert (question.state, question.passed_on_to) == (QuestionState.PASSED_ON, "Wietske Oldenhof")
    text = Mail.objects.get(kind="question_passed_on").text
    assert "Wietske Oldenhof" in text
    assert "Zij deed dit zelf." in text
    shown = team.get(path(question)).content.decode()
    assert "Wietske Oldenhof" in shown
    assert "antwoord/" not in shown, "there is nothing left to do"


def test_an_empty_answer_says_what_to_do_and_sends_nothing(team: Client, question: Question) -> None:
    response = team.post(path(question, "antwoord/"), {"answer": " "}, headers=ENGLISH)
    assert response.status_code == 200
    assert "Write the answer. It goes to the sender by mail." in response.content.decode()
    assert not Mail.objects.exists()


def test_wrong_input_keeps_what_was_typed(team: Client, question: Question) -> None:
    text = team.post(
        path(question, "doorgeven/"), {"to": "", "word": "Al veel getypt"}, headers=ENGLISH
    ).content.decode()
    assert "Al veel getypt" in text
    assert "Fill in who takes over" in text
    assert '<details class="v-details" open>' in text
    long = "x" * 8001
    text = team.post(path(question, "antwoord/"), {"answer": long}, headers=ENGLISH).content.decode()
    assert long in text
    assert "at most 8000 characters, now it is 8001" in text


@pytest.mark.parametrize(
    ("move", "sent"),
    [("antwoord/", {"answer": "Mijn lange antwoord"}), ("doorgeven/", {"to": "Piet", "word": "Mijn lange antwoord"})],
)
def test_when_somebody_was_first_the_text_is_kept(
    team: Client, question: Question, programme: Programme, move: str, sent: dict[str, str]
) -> None:
    answer_question(question=question, answer="Van een collega", at=programme.now(), by=None)
    response = team.post(path(question, move), sent, headers=ENGLISH)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Somebody was first" in text
    assert "Mijn lange antwoord" in text
    assert "Van een collega" in text, "it shows how it ended"
    assert Mail.objects.count() == 1


def test_a_question_taken_back_in_the_meantime_is_told(team: Client, question: Question, programme: Programme) -> None:
    withdraw_question(question=question, at=programme.now())
    response = team.post(path(question, "antwoord/"), {"answer": "Te laat"}, headers=ENGLISH)
    assert response.status_code == 409
    assert "Te laat" in response.content.decode()
    assert "Hoe begin ik?" not in response.content.decode()


def test_a_double_click_is_one_answer_and_no_refusal(team: Client, question: Question) -> None:
    for _ in range(2):
        assert team.post(path(question, "antwoord/"), {"answer": "Zo."}).status_code == 302
    assert Mail.objects.filter(kind="question_answered").count() == 1


def test_who_comes_back_to_a_form_address_reads_the_question(team: Client, question: Question) -> None:
    for move in ("antwoord/", "doorgeven/"):
        assert team.get(path(question, move)).headers["Location"] == path(question)


@pytest.mark.parametrize("move", ["antwoord/", "doorgeven/"])
def test_only_the_people_who_answer_may(auditor: Client, question: Question, move: str) -> None:
    assert auditor.post(path(question, move), {"answer": "x", "to": "x"}).status_code == 403
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN


@pytest.mark.parametrize("move", ["", "antwoord/", "doorgeven/"])
def test_a_question_of_another_programme_is_not_there(team: Client, other_programme: Programme, move: str) -> None:
    elsewhere = a_question(other_programme)
    send = team.post if move else team.get
    assert send(path(elsewhere, move), {"answer": "x", "to": "x"}).status_code == 404
