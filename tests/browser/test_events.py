"""Signed up with two colleagues, one leaves, the list moves up; afterwards two taps, and the figures follow."""

import datetime as dt

import pytest

from tests.browser.conftest import Visitor
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from tests.domain.events.seats import assert_counted, sign_up, states
from tests.factories.events import SeatingFactory, SignUpFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import CompanyStage
from veerkracht.domain.events.actions import follow_up, settle_next
from veerkracht.domain.events.models import Feedback, Seat

pytestmark = pytest.mark.browser

EMAIL = "ank@bakkerij.example.org"
# A person needs more than a second to fill in a form; a robot does not.
A_MOMENT = 1_100


def worker_mails() -> None:
    """Do what the worker does every second."""
    while Seat.objects.to_tell().exists():
        settle_next(by=None)


def test_signed_up_with_two_colleagues_one_leaves_and_the_list_moves_up(phone: Visitor, scene: Scene) -> None:
    SignUpFactory.create(event=scene.coming)
    SeatingFactory.create(event=scene.coming, capacity=3)
    phone.open(f"/agenda/{scene.coming.pk}/")
    phone.click("main a[href$='/aanmelden/']")
    phone.page.locator("input[name=company_name]").press_sequentially("Drukkerij", delay=30)
    phone.page.locator(".v-suggestions button").first.click()
    assert phone.page.locator("input[name=company_name]").input_value() == "Drukkerij Ter Horst B.V."
    phone.page.locator("main details summary").click()
    phone.page.wait_for_timeout(A_MOMENT)
    phone.type(name="Ank de Bakker", email=EMAIL, name_1="Bert de Bakker", name_2="Cor de Bakker")
    phone.click("main form button[type=submit], main form button:not([type])")
    assert phone.page.locator("#standings li").count() == 3
    sign_up(scene.coming, "wachter")
    worker_mails()
    phone.open(link_in(newest("registration", EMAIL)))
    phone.click("main a[href$='/afmelden/']")
    phone.page.get_by_label("Cor de Bakker").check()
    phone.click("main form button")
    found = states(scene.coming)
    assert found["wachter"] == "offered"
    assert_counted(scene.coming)
    worker_mails()
    phone.open(link_in(newest("registration", "wachter@example.org")))
    phone.click("main form[action$='/ja/'] button")
    assert states(scene.coming)["wachter"] == "registered"


def test_two_taps_after_the_meeting_and_the_figures_follow(phone: Visitor, desk: Visitor, scene: Scene) -> None:
    follow_up(event=scene.event, at=scene.event.ends_at + dt.timedelta(hours=1), by=None)
    feedback = Feedback.objects.filter(event=scene.event).select_related("person").order_by("pk")[0]
    phone.open(link_in(newest("feedback_asked", feedback.person.email)))
    phone.click("main button[name=need][value='5']")
    phone.click("main button[name=step][value=scan]")
    feedback.refresh_from_db()
    assert (feedback.need, feedback.next_step) == (5, "scan")
    stage = CompanyStage.objects.get(company__positions__person=feedback.person)
    assert not stage.aware_is_proxy
    scene.figures_follow()
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    desk.open(f"/team/bijeenkomsten/{scene.event.pk}/")
    assert desk.page.locator("table:has(caption) tr", has_text="5").count() > 0
    desk.open(f"/team/bijeenkomsten/{scene.event.pk}/antwoorden/")
    desk.open("/team/")
