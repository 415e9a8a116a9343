"""From a nomination on the phone to an appointment with its certificate, by the hands of six people."""

import datetime as dt

import pytest

from tests.browser.conftest import Visitor
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Person
from veerkracht.domain.pioniers.models import Appointment, Candidacy, Candidate, Pionier

pytestmark = pytest.mark.browser

GEM, EMAIL = "Joris Smit", "joris.smit@example.org"
A_MOMENT = 1_100


def nominated(phone: Visitor) -> Candidate:
    """Let a visitor with a phone point to somebody."""
    phone.open("/pioniers/")
    phone.click("main a[href='/pioniers/voordragen/']")
    phone.page.wait_for_timeout(A_MOMENT)
    phone.type(candidate=GEM, company_name="Houtbouw Salland B.V.", why="Zij kiezen zelf hun werk.")
    phone.type(name="Ank Bos", email="ank@example.org")
    phone.page.locator("[name=agrees]").check()
    phone.click("main form button")
    assert "/bedankt/" in phone.page.url
    return Candidate.objects.get()


def step(desk: Visitor, candidate: Candidate, to: str) -> None:
    """Take one step on the page of the candidate."""
    desk.open(f"/team/pioniers/werving/{candidate.pk}/")
    desk.click(f"main a[href$='/stap/{to}/']")
    desk.click("main form button.utrecht-button--primary-action")


def free_to_judge(desk: Visitor, candidacy: Candidacy) -> None:
    """Declare to have no interest."""
    desk.open(f"/team/pioniers/werving/voordracht/{candidacy.pk}/")
    desk.page.locator("form[action$='/belang/'] [value=no]").check()
    desk.click("form[action$='/belang/'] button")


def test_from_hidden_gem_to_appointment_with_certificate(desk: Visitor, phone: Visitor, scene: Scene) -> None:
    candidate = nominated(phone)
    assert not phone.page.locator(f"text={GEM}").count()
    member, leader = scene.somebody(Role.TEAM_MEMBER), scene.somebody(Role.PROJECT_LEADER)
    Person.objects.filter(name=GEM).update(email=EMAIL)

    desk.sign_in(member)
    desk.open("/team/pioniers/werving/bord/")
    desk.click("form[action$='/stap/contacted/'] button")
    desk.open(f"/team/pioniers/werving/{candidate.pk}/wijzigen/")
    desk.click("main form button.utrecht-button--primary-action")
    for to in ("visited", "story_checked"):
        step(desk, candidate, to)
    desk.open("/team/pioniers/werving/selectie/nieuw/")
    desk.type(title="Najaar", score_by="2019-10-14")
    for box in desk.page.locator("[name=assessors], [name=candidates]").all():
        box.check()
    desk.click("main form button.utrecht-button--primary-action")
    candidacy = Candidacy.objects.get()
    free_to_judge(desk, candidacy)
    for group in desk.page.locator("form[action$='/scores/'] [value='4']").all():
        group.check()
    desk.click("form[action$='/scores/'] button")
    desk.page.locator("summary", has_text="Voorstel").click()
    desk.page.locator("[name=proposal][value=appoint]").check()
    desk.type(grounds="Een verhaal waar anderen mee kunnen beginnen.")
    desk.click("form[action$='/voorstel/'] button")
    assert not desk.page.locator("form[action$='/besluit/']").count(), "the proposer does not decide"

    desk.sign_in(leader)
    free_to_judge(desk, candidacy)
    desk.click("form[action$='/besluit/'] button")
    step(desk, candidate, "accepted")
    pionier = Pionier.objects.get(person__name=GEM)
    desk.open(f"/team/pioniers/{pionier.pk}/wijzigen/")
    desk.type(headline="Zij kiezen zelf", story="Wij begonnen met één ploeg.")
    desk.click("main form button.utrecht-button--primary-action")
    desk.click("form[action$='/profiel-vragen/'] button")

    phone.open(link_in(newest("profile_asked", EMAIL)))
    for name in ("public_profile", "photo", "logo"):
        phone.page.locator(f"[name={name}]").check()
    phone.click("main form:has([value=yes]) button")
    assert phone.reads("Dank u wel")
    phone.open(f"/pioniers/{pionier.slug}/", status=404)

    desk.open(f"/team/pioniers/{pionier.pk}/benoemen/")
    desk.type(deputy_name="M. de Vries", plaque_text="Voor het vertrouwen in de ploeg.")
    desk.click("main form button.utrecht-button--primary-action")
    made = Appointment.objects.get(pionier=pionier)
    assert made.ends_on == made.starts_on + dt.timedelta(days=731)
    pdf = desk.page.request.get(f"{desk.base_url}/team/pioniers/benoeming/{made.pk}/oorkonde.pdf")
    assert b"pdfuaid" in pdf.body()
    phone.open(f"/pioniers/{pionier.slug}/")
    assert phone.reads(GEM)
    assert newest("nomination_news", "ank@example.org")
