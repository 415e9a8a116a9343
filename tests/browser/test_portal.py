"""The own pages of pionier, fan and company, on the phone after an evening talk."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import ConcreteStep, Person
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.browser

SEND = "main form button.utrecht-button--primary-action"


def test_a_pionier_says_yes_and_notes_an_act(phone: Visitor, scene: Scene) -> None:
    scene.pionier.profile_approved_on = None
    scene.pionier.save()
    phone.sign_in(scene.signs_in(Role.PIONIER, scene.pionier.person))
    phone.open(f"/pioniers/{scene.pionier.slug}/", status=404)
    phone.open("/mijn/")
    phone.click("form[action='/mijn/pionier/akkoord/'] button")
    phone.open(f"/pioniers/{scene.pionier.slug}/")

    phone.open("/mijn/pionier/")
    phone.click("main a[href='/mijn/pionier/inzet/']")
    phone.type(on="2019-12-01", title="Interview in de krant", url="krant")
    phone.click(SEND)
    phone.reads_what_is_wrong_with("on", "url")
    phone.keeps(on="2019-12-01", title="Interview in de krant", url="krant")
    phone.type(on="2019-09-20", url="krant.example.org/interview")
    phone.click(SEND)
    assert Engagement.objects.get(title="Interview in de krant").url == "https://krant.example.org/interview"


def test_a_fan_offers_a_stage(phone: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.signs_in(Role.FAN_CONTACT, scene.fan.contact))
    phone.open("/mijn/")
    phone.click(f"main a[href='/mijn/fan/{scene.fan.pk}/podium/']")
    phone.type(title="Winteravond", on="2018-01-01", expected_guests="0", note="Zaal voor 60")
    phone.click(SEND)
    phone.reads_what_is_wrong_with("on", "expected_guests")
    phone.keeps(title="Winteravond", on="2018-01-01", expected_guests="0", note="Zaal voor 60")
    phone.type(on="2019-12-10", expected_guests="60")
    phone.click(SEND)
    assert scene.fan.stages.get(title="Winteravond").expected_guests == 60
    assert phone.reads("Winteravond")


def test_a_company_records_its_own_step_and_corrects_us(phone: Visitor, scene: Scene) -> None:
    company = scene.companies[0]
    phone.sign_in(scene.signs_in(Role.COMPANY_CONTACT, Person.objects.get(positions__company=company)))
    phone.open("/mijn/")
    phone.click("main a[href='/mijn/bedrijf/']")
    phone.click(f"main a[href='/mijn/bedrijf/{company.pk}/stap/']")
    phone.type(description="Wij roosteren nu zelf.", done_on="2019-12-01")
    phone.page.locator("[name=evidence_kind][value=link]").check()
    phone.click(SEND)
    phone.reads_what_is_wrong_with("done_on", "evidence_url")
    phone.keeps(description="Wij roosteren nu zelf.", done_on="2019-12-01")
    assert phone.page.locator("[name=evidence_kind][value=link]").is_checked()
    phone.type(done_on="2019-09-01", evidence_url="https://houtbouw.example.org/rooster")
    phone.click(SEND)
    assert ConcreteStep.objects.get(company=company).level == "A2"
    assert phone.reads("Wij roosteren nu zelf.")

    phone.click(f"main a[href='/mijn/bedrijf/{company.pk}/klopt-niet/']")
    phone.click(SEND)
    phone.reads_what_is_wrong_with("text")
    phone.type(text="Wij zijn met 12 mensen.")
    phone.click(SEND)
    assert Mail.objects.filter(text__contains="Wij zijn met 12 mensen.").exists()


def test_who_has_no_role_reads_where_to_go(phone: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.signs_in(Role.PROVIDER, scene.fan.contact))
    scene.fan.contact = None
    scene.fan.save()
    phone.open("/mijn/")
    phone.click("main a[href='/']")
