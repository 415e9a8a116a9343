"""A fan sees what it brought, counts its members once, and invites them; nothing of a member list stays anywhere."""

import io
import logging
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image

from tests.factories.companies import CompanyFactory, PersonFactory, TouchpointFactory
from tests.factories.events import EventFactory
from veerkracht.domain.companies.actions import recompute_stages
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan, FanContact
from veerkracht.domain.programme.models import Programme

ENGLISH = {"accept-language": "en"}
SECRET = "Zeldzaam Geheim Ledenbedrijf"


def read(client: Client, address: str) -> str:
    answer = client.get(address, headers=ENGLISH)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def meeting(programme: Programme, the_fan: Fan) -> Event:
    event = EventFactory.create(programme=programme, fan=the_fan, theme="Zelfsturing")
    event.occasion.starts_at = programme.now() + (programme.now() - event.occasion.starts_at)
    event.occasion.save()
    return event


def test_the_page_and_the_sheet_say_what_came_of_it(fan: Client, the_fan: Fan, meeting: Event) -> None:
    TouchpointFactory.create(programme=the_fan.programme, occasion=meeting.occasion)
    page = read(fan, reverse("portal:fan-brought", args=[the_fan.pk]))
    assert "different companies" in page.lower()
    assert meeting.title in page
    drawn = io.BytesIO()
    Image.new("RGB", (300, 100), "#0a5f55").save(drawn, "PNG")
    drawn.seek(0)
    drawn.name = "logo.png"
    fan.post(reverse("portal:fan-brought", args=[the_fan.pk]), {"logo": drawn})
    assert fan.get(reverse("portal:fan-own-logo", args=[the_fan.pk]))["Content-Type"] == "image/jpeg"
    answer = fan.get(reverse("portal:fan-brought-pdf", args=[the_fan.pk]))
    assert answer.content.startswith(b"%PDF")
    assert b"/Image" in answer.content


def test_a_drawing_with_a_program_in_it_is_refused(fan: Client, the_fan: Fan) -> None:
    drawn = io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    drawn.name = "logo.png"
    page = fan.post(reverse("portal:fan-brought", args=[the_fan.pk]), {"logo": drawn}, headers=ENGLISH)
    assert "a drawing (SVG) cannot be used" in page.content.decode()


def test_another_contact_sees_the_page_too(the_fan: Fan, stranger: Client, programme: Programme) -> None:
    user = type(the_fan.contact.user).objects.get(email="stranger@example.org")
    address = reverse("portal:fan-brought", args=[the_fan.pk])
    assert stranger.get(address).status_code == 404
    FanContact.objects.create(fan=the_fan, person=PersonFactory.create(programme=programme, user=user))
    assert stranger.get(address).status_code == 200


def member_list(names: list[str]) -> io.BytesIO:
    """Return a member list as a fan keeps it."""
    book = Workbook()
    book.active.append(["Bedrijfsnaam", "KvK-nummer"])
    for name, number in (line.split("|") for line in names):
        book.active.append([name, number])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "ledenlijst.xlsx"
    return file


@pytest.fixture
def members(programme: Programme, meeting: Event) -> list[str]:
    """Return thirty members of which twelve are known, and eleven of these came."""
    known = [CompanyFactory.create(programme=programme) for _ in range(12)]
    for company in known[:11]:
        TouchpointFactory.create(programme=programme, company=company, occasion=meeting.occasion)
    recompute_stages(programme=programme, company_ids=[company.pk for company in known])
    lines = [f"{company.name}|{company.kvk_number}" for company in known]
    return [*lines, *(f"{SECRET} {letter}|" for letter in "abcdefghijklmnopqr")]


def everything_in_the_database() -> str:
    """Return all rows of all tables as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
        tables = [row[0] for row in cursor.fetchall()]
        rows = []
        for table in tables:
            if table != "ratelimit_ratewindow":
                cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
                rows += [f"{table} {row[0]}" for row in cursor.fetchall()]
    return "\n".join(rows)


def test_a_list_is_counted_once_and_kept_nowhere(
    fan: Client, the_fan: Fan, members: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:  # type: ignore[no-untyped-def]  # pytest's fixture
    """Not in a table, not in a log, not in a file: only the page that answers."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    address = reverse("portal:fan-count", args=[the_fan.pk])
    read(fan, address)
    before = everything_in_the_database()
    with caplog.at_level(logging.DEBUG):
        answer = fan.post(address, {"file": member_list(members)}, headers=ENGLISH)
    page = answer.content.decode()
    assert "at least 10" in page, "eleven reached, said in fives"
    assert "kept nowhere" in page
    assert SECRET not in page
    assert "no-store" in answer["Cache-Control"]
    assert everything_in_the_database() == before
    assert SECRET not in caplog.text
    assert list(tmp_path.rglob("*")) == []


def test_a_large_list_never_touches_a_disk(
    fan: Client, the_fan: Fan, members: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    """Django would write what is larger than this to a file; this form does not."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def no_file(*_args: object, **_options: object) -> None:
        raise AssertionError("a list was written to a file")

    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", no_file)
    answer = fan.post(reverse("portal:fan-count", args=[the_fan.pk]), {"file": member_list(members)}, headers=ENGLISH)
    assert "at least 10" in answer.content.decode()


def test_a_short_list_tells_nothing_and_counting_is_bounded(fan: Client, the_fan: Fan, members: list[str]) -> None:
    address = reverse("portal:fan-count", args=[the_fan.pk])
    page = fan.post(address, {"pasted": "\n".join(["Bedrijf", *members[:9]])}, headers=ENGLISH).content.decode()
    assert "This list is too short" in page
    codes = [fan.post(address, {"file": member_list(members)}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_the_form_of_a_list_is_protected(the_fan: Fan, members: list[str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(the_fan.contact.user, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(reverse("portal:fan-count", args=[the_fan.pk]), {"pasted": "x"}).status_code == 403


def test_nothing_and_no_list_say_what_to_do(fan: Client, the_fan: Fan) -> None:
    address = reverse("portal:fan-count", args=[the_fan.pk])
    assert "Choose a file" in fan.post(address, {}, headers=ENGLISH).content.decode()
    broken = io.BytesIO(b"\x00\x01\x02 geen lijst")
    broken.name = "leden.xlsx"
    assert fan.post(address, {"file": broken}).status_code == 200


def test_only_the_own_meetings_can_be_invited_to(fan: Client, the_fan: Fan, programme: Programme) -> None:
    other = EventFactory.create(programme=programme)
    assert fan.get(reverse("portal:fan-invite", args=[the_fan.pk, other.pk])).status_code == 404
