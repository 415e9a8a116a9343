"""A mail comes in and ends in a step: triage by keyboard, a no, the next one's yes, and the pionier who hears it."""

import datetime as dt

import pytest

from tests.browser.conftest import Visitor
from tests.browser.keys import go, row_in_hand, tab_to
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from tests.factories.companies import CompanyFactory, PersonFactory, PositionFactory
from tests.factories.referrals import ProviderFactory, ThemeFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.referrals.actions.following_up import ask_if_helped
from veerkracht.domain.referrals.models import FollowUp, Question

pytestmark = pytest.mark.browser

BEA = "bea@weverij-ten-cate.example.org"
TEXT = "Hoe begin ik met zelfroosteren in een ploeg van twaalf?"
MAIL = f"""From: Bea Wever <{BEA}>
To: vraag@example.org
Subject: Zelfroosteren
Message-ID: <een@weverij.example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{TEXT}
Ik kreeg dit kaartje: https://example.org/k/HEIDE7/
"""
STEP = "Een ploeg maakt nu zelf het rooster."


@pytest.fixture
def helpers(scene: Scene) -> list[str]:
    """Return the addresses of two who can help with the theme, the likelier first."""
    theme = ThemeFactory.create(programme=scene.programme, name="Zelfroosteren")
    person = PersonFactory.create(programme=scene.programme, name="Bea Wever", email=BEA)
    PositionFactory.create(person=person, company=CompanyFactory.create(programme=scene.programme, name="Weverij"))
    found = [
        ProviderFactory.create(programme=scene.programme, themes=[theme], name=name, capacity=room)
        for name, room in (("Coach Els", 5), ("Coach Fred", 2))
    ]
    return [each.person.email for each in found]


def test_from_a_mail_to_a_step_that_the_company_confirms(
    desk: Visitor, phone: Visitor, scene: Scene, helpers: list[str]
) -> None:
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    take_in(desk)
    refer_by_keyboard(desk)
    agree(phone)
    no_then_yes(phone, helpers)
    say_helped(phone, scene)
    phone.open(link_in(newest("confirm_step", BEA)))
    phone.click("button[name=answer][value=confirm]")
    assert ConcreteStep.objects.get().state == StepState.CONFIRMED
    the_pionier_sees_it(phone, scene)


def take_in(desk: Visitor) -> None:
    """Choose the file of the mail, and find its question in the inbox."""
    page = desk.open("/team/vragen/mail/")
    file = {"name": "vraag.eml", "mimeType": "message/rfc822", "buffer": MAIL.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a payload
    desk.click("main form button")
    found = Question.objects.get()
    assert (found.email, found.card.code if found.card else "") == (BEA, "HEIDE7")


def refer_by_keyboard(desk: Visitor) -> None:
    """Open the question, take the proposed theme, and ask the sender for a yes, without touching the mouse."""
    page = desk.open("/team/vragen/")
    page.keyboard.press("j")
    assert "zelfroosteren" in row_in_hand(page)
    go(page, "o")
    go(page, "t")
    desk.look()
    theme = Question.objects.get().theme
    assert theme is not None
    assert theme.name == "Zelfroosteren"
    go(page, "p")
    desk.look()
    assert desk.reads("Coach Els")
    tab_to(page, "main form button")
    go(page, "Enter")
    desk.look()


def agree(phone: Visitor) -> None:
    """Say yes to what goes along, after taking out what they need not read."""
    phone.open(link_in(newest("referral_consent", BEA)))
    phone.type(context=TEXT)
    phone.click("button[name=answer][value=yes]")


def no_then_yes(phone: Visitor, helpers: list[str]) -> None:
    """Let the first say no, and the next yes; only then the address is seen."""
    phone.open(link_in(newest("handoff_offered", helpers[0])))
    assert phone.reads(TEXT)
    assert not phone.reads(BEA)
    phone.type(reason="Vol deze maand")
    phone.click("button[name=answer][value=no]")
    phone.open(link_in(newest("handoff_offered", helpers[1])))
    phone.click("button[name=answer][value=yes]")
    assert phone.reads(BEA)
    phone.type(met_on=str(Question.objects.get().programme.today()))
    phone.click("button[name=answer][value=met]")


def say_helped(phone: Visitor, scene: Scene) -> None:
    """Two weeks later: one tap, and what came of it."""
    later = scene.programme.now() + dt.timedelta(days=14)
    ask_if_helped(follow_up=FollowUp.objects.get(), at=later)
    phone.open(link_in(newest("question_helped", BEA)))
    phone.click("button[name=answer][value=yes]")
    phone.page.locator("main summary").click()
    phone.type(description=STEP, done_on=str(scene.programme.today()))
    phone.click("button[name=answer][value=step]")
    assert ConcreteStep.objects.get().state == StepState.ASKED, "it counts only after the company's yes"


def the_pionier_sees_it(phone: Visitor, scene: Scene) -> None:
    """Show that it helped, and nothing of what was asked."""
    phone.sign_in(scene.signs_in(Role.PIONIER, scene.pionier.person))
    phone.open("/mijn/pionier/")
    assert phone.reads("het hielp")
    assert not phone.reads(TEXT)
