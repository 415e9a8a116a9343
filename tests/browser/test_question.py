"""A question after a talk, on the phone in the car park: asked by card, followed, answered, and one taken back."""

import datetime as dt

import pytest

from tests.browser.conftest import Visitor
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from veerkracht.domain.referrals.actions import answer_question
from veerkracht.domain.referrals.actions.following_up import ask_if_helped
from veerkracht.domain.referrals.choices import Outcome, QuestionState
from veerkracht.domain.referrals.models import FollowUp, Question

pytestmark = pytest.mark.browser

TEXT = "Hoe begin ik met zelfroosteren in een ploeg van 8 mensen?"
EMAIL = "ank@bakkerij.example.org"
# A person needs more than a second to type a question; a robot does not.
A_MOMENT = 1_100


def ask(phone: Visitor, scene: Scene, text: str) -> Question:
    """Come by the card, ask, and return the question that came of it."""
    phone.open(f"/k/{scene.card.code}/")
    phone.click(f"main a[href='/k/{scene.card.code}/vraag/']")
    phone.page.wait_for_timeout(A_MOMENT)
    phone.type(text=text, email=EMAIL, company_name="Bakkerij Ank")
    phone.click("main form button")
    assert "/vraag/bedankt/" in phone.page.url
    return Question.objects.get(text=text)


def test_asked_by_card_followed_answered_and_helped(phone: Visitor, scene: Scene) -> None:
    question = ask(phone, scene, TEXT)
    assert question.card == scene.card
    path = link_in(newest("question_received", EMAIL))
    page = phone.open(path)
    assert phone.reads(TEXT)
    answer_question(question=question, answer="Begin met 1 ploeg.", at=scene.programme.now(), by=None)
    assert link_in(newest("question_answered", EMAIL)) == path
    phone.open(path)
    assert phone.reads("Begin met 1 ploeg.")
    assert page.locator("a[href$='/intrekken/']").count() == 0, "what is answered can no longer be taken back"
    ask_if_helped(follow_up=FollowUp.objects.get(), at=scene.programme.now() + dt.timedelta(days=14))
    phone.open(link_in(newest("question_helped", EMAIL)))
    phone.click("button[name=answer][value=yes]")
    phone.type(line="Wij zijn begonnen.")
    phone.click("button[name=answer][value=line]")
    question.refresh_from_db()
    assert (question.state, question.outcome) == (QuestionState.CLOSED, Outcome.YES)


def test_a_question_taken_back_leaves_no_text(phone: Visitor, scene: Scene) -> None:
    question = ask(phone, scene, TEXT)
    path = link_in(newest("question_received", EMAIL))
    page = phone.open(path)
    phone.click("main a[href$='/intrekken/']")
    phone.click(f"main a[href='{path}']")
    phone.click("main a[href$='/intrekken/']")
    phone.click("main form button")
    assert page.url == phone.base_url + path
    assert not phone.reads(TEXT)
    question.refresh_from_db()
    assert (question.state, question.text) == (QuestionState.WITHDRAWN, "")


def test_what_was_typed_stays_when_something_is_wrong(phone: Visitor, scene: Scene) -> None:
    phone.open("/vraag/")
    phone.click("main form button")
    phone.reads_what_is_wrong_with("text", "email")
    phone.type(text=TEXT, email="ank@bakkerij", company_name="Bakkerij Ank")
    phone.page.wait_for_timeout(A_MOMENT)
    phone.click("main form button")
    phone.reads_what_is_wrong_with("email")
    phone.keeps(text=TEXT, email="ank@bakkerij", company_name="Bakkerij Ank")
    phone.type(email=EMAIL)
    phone.click("main form button")
    assert Question.objects.get().email == EMAIL


def test_without_javascript_it_works_as_well(phone_without_scripts: Visitor, scene: Scene) -> None:
    page = phone_without_scripts.page
    page.goto(f"{phone_without_scripts.base_url}/k/{scene.card.code}/vraag/")
    page.wait_for_timeout(A_MOMENT)
    phone_without_scripts.type(text=TEXT, email=EMAIL)
    page.locator("main form button").click()
    page.wait_for_url("**/vraag/bedankt/**")
    assert Question.objects.get().text == TEXT


def test_the_code_of_a_card_may_be_typed(phone: Visitor, scene: Scene) -> None:
    phone.open("/k/")
    phone.type(code=f" {scene.card.code.lower()} ")
    phone.click("main form button")
    assert phone.page.url == f"{phone.base_url}/k/{scene.card.code}/"
