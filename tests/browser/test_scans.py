"""A scan by card on a phone with an interruption up to a confirmed step; and employees whom nobody can trace."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from tests.factories.companies import PersonFactory, PositionFactory
from tests.factories.scans import finished_scan, published, same_answers, teams
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.scans.actions import cast_ballot
from veerkracht.domain.scans.models import EmployeeWave, ManagementSheet

pytestmark = pytest.mark.browser

SAVED = "() => !JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])).unsaved"


@pytest.fixture
def definition(scene: Scene):
    return published(scene.programme)


HERE = "[data-statement]:not([data-away])"


def answer_here(phone: Visitor, value: str) -> None:
    """Tap an answer of the statement in sight; the next one comes by itself, after the last one it stays."""
    shown = phone.page.locator(HERE)
    code = shown.get_attribute("id")
    shown.locator(f"input[value='{value}']").check()
    if phone.page.locator("[data-steps] [name=next]").is_visible():
        phone.page.wait_for_function(f"() => document.querySelector('{HERE}').id !== '{code}'")


def test_from_a_card_to_a_confirmed_step(phone: Visitor, scene: Scene, definition) -> None:
    company = scene.companies[0]
    person = company.positions.get().person
    phone.open(f"/k/{scene.card.code}/")
    phone.click(f"a[href^='{reverse('public:scan')}']")
    assert phone.reads(scene.pionier.person.name)
    phone.click("main form button")
    statements = len(definition.rules.statements)
    for _ in range(5):
        answer_here(phone, "4")
    phone.page.wait_for_function(SAVED)

    phone.context.set_offline(True)
    answer_here(phone, "2")
    phone.page.locator("[data-net]").wait_for(state="visible")
    phone.context.set_offline(False)
    phone.page.wait_for_function(SAVED)
    link = phone.page.url.removeprefix(phone.base_url)
    phone.open("/")
    phone.open(link)
    assert ManagementSheet.objects.get().answers["FO2"] == 2
    assert phone.page.locator("[data-count]").inner_text() == "6"

    for _ in range(statements - 6):
        answer_here(phone, "3")
    phone.click("[name=done]")
    assert phone.reads("van 100")
    phone.type(email=person.email)
    phone.click("#wie button")
    phone.click("[name=step]")
    phone.click(f"a[href^='{reverse('public:scan')}stap/']")
    phone.click("[name=done]")
    phone.click("button[value=confirm]")
    step = ConcreteStep.objects.get()
    assert (step.state, step.level, step.company) == ("confirmed", "A1", company)


def test_the_owner_asks_nine_answer_and_a_small_team_stays_hidden(
    desk: Visitor, phone: Visitor, scene: Scene, definition
) -> None:
    company = scene.companies[1]
    owner = PersonFactory.create(programme=scene.programme)
    PositionFactory.create(person=owner, company=company)
    both = teams(company, Kantoor=7, Werkplaats=8)
    finished_scan(definition, company=company, answers=same_answers(definition.rules, 5))
    desk.sign_in(scene.signs_in(Role.COMPANY_CONTACT, owner))
    desk.open(f"/mijn/scans/{company.pk}/vragen/")
    last = scene.programme.today() + dt.timedelta(days=7)
    desk.type(invited="12", closes_on=last.isoformat())
    desk.page.select_option("[name=smallest]", "5")
    desk.click("main form button")
    wave = EmployeeWave.objects.get()
    desk.look()
    assert not desk.page.locator("form[action$='/sluiten/']").count()

    phone.open(reverse("public:scan-employee", args=[wave.token]))
    for _ in definition.rules.statements:
        answer_here(phone, "2")
    phone.page.select_option("[name=team]", label="Werkplaats")
    phone.click("[name=done]")
    assert not phone.page.evaluate("sessionStorage.length")
    assert not [each["name"] for each in phone.context.cookies() if each["name"] == "sessionid"]
    for team, count in ((both["Werkplaats"], 4), (both["Kantoor"], 4)):
        for _ in range(count):
            answers = same_answers(definition.rules, 2)
            cast_ballot(
                wave=wave, answers=answers, group=str(team.pk), form_key=uuid.uuid4().hex, on=scene.programme.today()
            )
    scene.programme.clock_offset += dt.timedelta(days=7)
    scene.programme.save()
    desk.open(f"/mijn/scans/ronde/{wave.pk}/")
    desk.click("form[action$='/sluiten/'] button")
    assert desk.reads("de leiding ziet het zonniger")
    assert desk.reads("5 tot 9")
    assert not desk.reads("Kantoor")
    assert not desk.reads("Werkplaats")
