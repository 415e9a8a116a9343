"""From a fan's stage to a yes by mail, the meeting, the thanks and the year card; and an own act with a photo."""

import datetime as dt
import io
from pathlib import Path

import pytest
from django.db.models import F
from PIL import Image

from tests.browser.conftest import Visitor
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.events.models import Event, StageRequest, Thanks
from veerkracht.domain.events.tasks import brief_and_thank
from veerkracht.domain.pioniers.models import Engagement, ValueMoment
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.browser

SEND = "main form button.utrecht-button--primary-action"


def test_from_a_stage_to_a_yes_the_meeting_thanks_and_year_card(desk: Visitor, phone: Visitor, scene: Scene) -> None:
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    desk.open("/team/podia/")
    desk.click("main a[href*='/team/podia/nieuw/']")
    desk.type(first_day="2019-11-12", second_day="2019-11-12", venue="Het Stadshuis", audience="eigenaren")
    desk.click(SEND)
    desk.reads_what_is_wrong_with("second_day")
    desk.type(second_day="2019-11-19")
    desk.click(SEND)
    assert desk.reads(scene.pionier.person.name)
    desk.click("main form[action*='/vragen/'] button")

    link = link_in(newest("stage_asked", scene.pionier.person.email))
    phone.open(link)
    phone.page.get_by_text("andere datum").first.click()
    phone.open(link)  # opened twice: nothing happened yet
    assert StageRequest.objects.get().event is None
    phone.click("main form:has(input[name=option][value='1']) button")
    event = Event.objects.get(stage_request__isnull=False)
    assert event.starts_at.date() == dt.date(2019, 11, 19)
    phone.open(f"{link}")
    assert phone.page.locator("a[href$='agenda.ics']").count() == 1

    Programme.objects.update(clock_offset=F("clock_offset") + dt.timedelta(days=60))
    brief_and_thank()
    desk.open("/team/podia/bedankjes/")
    desk.click("main form[action*='/sturen/'] button")
    assert Thanks.objects.get(occasion_id=event.pk).thanked_on is not None
    assert Mail.objects.get(kind="stage_thanks", thanks__occasion_id=event.pk).state == "queued"
    assert ValueMoment.objects.filter(pionier=scene.pionier).exists()

    phone.sign_in(scene.signs_in(Role.PIONIER, scene.pionier.person))
    phone.open("/mijn/")
    assert phone.reads(event.title)
    words = phone.page.locator(".v-meter").first.locator(".v-meter__words").inner_text()
    assert words == "2 van 3 keer"  # the coming evening of the scene and this one


def test_an_own_act_with_a_photo_in_a_few_taps(phone: Visitor, scene: Scene, tmp_path: Path) -> None:
    scan = tmp_path / "geen-foto.jpg"
    scan.write_bytes(b"%PDF-1.7")
    photo = tmp_path / "foto.jpg"
    data = Image.Exif()
    data.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 10.0)})
    kept = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(kept, "JPEG", exif=data)
    photo.write_bytes(kept.getvalue())
    phone.sign_in(scene.signs_in(Role.PIONIER, scene.pionier.person))
    phone.open("/mijn/pionier/inzet/")
    phone.type(title="Interview op de radio")
    phone.page.set_input_files("[name=picture]", str(scan))
    phone.click(SEND)
    phone.reads_what_is_wrong_with("picture")
    phone.page.set_input_files("[name=picture]", str(photo))
    phone.click(SEND)
    engagement = Engagement.objects.get(title="Interview op de radio")
    with engagement.picture.image.open("rb") as file, Image.open(file) as drawn:
        assert dict(drawn.getexif()) == {}


def test_what_suits_and_travel_costs_on_the_phone(phone: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.signs_in(Role.PIONIER, scene.pionier.person))
    phone.open("/mijn/pionier/afspraken/")
    phone.page.locator("[name=weekdays][value='1']").check()
    phone.type(per_month="1")
    phone.click(SEND)
    scene.pionier.refresh_from_db()
    assert scene.pionier.agreement.weekdays == [1]
    phone.open("/mijn/pionier/reiskosten/")
    phone.type(description="Ommen - Zwolle", amount="nul")
    phone.click(SEND)
    phone.reads_what_is_wrong_with("amount")
    phone.type(amount="12,50")
    phone.click(SEND)
    assert phone.reads("12,50")
