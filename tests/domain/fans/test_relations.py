"""FAN-1: a fan has several contacts and one main contact; agreements and talks stay in its history."""

import io
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.factories.companies import PersonFactory
from tests.factories.fans import FanFactory
from veerkracht.domain.companies.models import Person
from veerkracht.domain.fans.actions import (
    IsMainContact,
    LogoNotAccepted,
    NotAContact,
    add_contact,
    agree,
    end_agreement,
    end_contact,
    make_main_contact,
    note_talk,
    remove_talk,
    restore_contact,
    save_fan,
    set_logo,
)
from veerkracht.domain.fans.choices import Way
from veerkracht.domain.fans.models import Fan, FanContact, FanLogo
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused


@pytest.fixture
def fan(programme: Programme) -> Fan:
    return FanFactory.create(programme=programme)


def test_fan_1_several_contacts_and_one_main_contact(fan: Fan) -> None:
    first = fan.contact
    other = add_contact(fan=fan, name="Piet", email="piet@example.org", role="secretaris", by=None)
    make_main_contact(contact=other, by=None)
    fan.refresh_from_db()
    assert fan.contact == other.person
    assert [each.person for each in fan.contacts.all()] == [first], "who was it stays as a contact"
    with pytest.raises(IsMainContact):
        add_contact(fan=fan, name="Piet", email="piet@example.org", by=None)


def test_fan_1_who_left_is_no_main_contact_and_can_come_back(fan: Fan, programme: Programme) -> None:
    other = add_contact(fan=fan, name="Piet", email="piet@example.org", by=None)
    end_contact(contact=other, on=programme.today(), by=None)
    with pytest.raises(NotAContact):
        make_main_contact(contact=other, by=None)
    restore_contact(contact=other, by=None)
    assert add_contact(fan=fan, name="Piet", email="PIET@example.org", by=None).pk == other.pk
    assert make_main_contact(contact=other, by=None).contact == other.person


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_fan_1_two_people_change_the_main_contact_at_once(programme: Programme) -> None:
    fan = FanFactory.create(programme=programme)
    start = fan.contact_id
    contacts = [add_contact(fan=fan, name=n, email=f"{n}@example.org", by=None) for n in ("a", "b")]
    gate = threading.Barrier(2)

    def work(contact: FanContact) -> None:
        try:
            gate.wait(5)
            make_main_contact(contact=contact, by=None)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(contact,)) for contact in contacts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    fan.refresh_from_db()
    people = {fan.contact_id, *fan.contacts.values_list("person_id", flat=True)}
    assert people == {start, *(contact.person_id for contact in contacts)}, "nobody is lost"
    assert fan.contacts.count() == 2


DEEDS = st.lists(
    st.tuples(st.sampled_from(["add", "main", "end", "restore"]), st.integers(0, 2)), min_size=3, max_size=12
)


def do(deed: str, person: Person, fan: Fan) -> type[Refused] | None:
    """Do one deed to the contact of this person, if there is one; return what refused it."""
    contact = FanContact.objects.filter(fan=fan, person=person).first()
    try:
        if deed == "add":
            add_contact(fan=fan, name=person.name, email=person.email, by=None)
        elif contact is not None and deed == "main":
            make_main_contact(contact=contact, by=None)
        elif contact is not None and deed == "end":
            end_contact(contact=contact, on=fan.programme.today(), by=None)
        elif contact is not None:
            restore_contact(contact=contact, by=None)
    except (IsMainContact, NotAContact) as error:
        return type(error)
    return None


def expected_of(deed: str, number: int, main: int, others: dict[int, bool]) -> tuple[int, type[Refused] | None]:
    """Tell who is the main contact after a deed and what refuses it; `others` (did they leave) changes along."""
    if deed == "add" and number == main:
        return main, IsMainContact
    if deed == "add":
        others[number] = False
    elif number not in others:
        return main, None
    elif deed != "main":
        others[number] = deed == "end"
    elif others[number]:
        return main, NotAContact
    else:
        del others[number]
        others[main] = False
        return number, None
    return main, None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
@example(deeds=[("add", 1), ("end", 1), ("main", 1), ("add", 1), ("main", 1), ("main", 0)])
def test_fan_1_after_any_deeds_there_is_one_main_contact_and_nobody_is_lost(programme: Programme, deeds) -> None:  # type: ignore[no-untyped-def]
    with transaction.atomic():
        people = PersonFactory.create_batch(3, programme=programme)
        fan = FanFactory.create(programme=programme, contact=people[0])
        main, others = 0, dict[int, bool]()
        for deed, number in deeds:
            main, refusal = expected_of(deed, number, main, others)
            assert do(deed, people[number], fan) is refusal
            fan.refresh_from_db()
            assert fan.contact == people[main]
            found = {each.person: each.left_on is not None for each in fan.contacts.select_related("person")}
            assert found == {people[each]: has_left for each, has_left in others.items()}
            assert fan.contacts.count() == len(others)
        transaction.set_rollback(True)


def test_who_speaks_for_a_fan(fan: Fan, programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    people = type(person).objects.filter(pk=person.pk)
    assert not Fan.objects.spoken_for_by(people).exists()
    contact = FanContact.objects.create(fan=fan, person=person)
    assert list(Fan.objects.spoken_for_by(people)) == [fan]
    end_contact(contact=contact, on=programme.today(), by=None)
    assert not Fan.objects.spoken_for_by(people).exists()


def test_a_number_of_members_has_a_source_and_a_day(fan: Fan) -> None:
    with transaction.atomic(), pytest.raises(IntegrityError):
        Fan.objects.filter(pk=fan.pk).update(members=40)
    assert Fan.objects.get().members is None


def test_region_and_members_are_saved(programme: Programme) -> None:
    place = programme.municipalities.first()
    fields = {"name": "Kring", "members": 300, "members_estimated": True, "members_source": "jaarverslag"}
    fields |= {"members_on": programme.today(), "region": [place] if place else [], "sections": ["C"]}
    fan = save_fan(programme=programme, fields=fields, by=None)
    assert (fan.members, fan.members_estimated, fan.sections) == (300, True, ["C"])
    assert list(fan.region.all()) == ([place] if place else [])


def test_agreements_and_talks_end_and_come_back(fan: Fan, programme: Programme) -> None:
    today, now = programme.today(), programme.now()
    agreement = agree(fan=fan, text="Twee avonden per jaar", on=today, by=None)
    assert end_agreement(agreement=agreement, on=today, by=None).ended_on == today
    assert end_agreement(agreement=agreement, on=None, by=None).ended_on is None
    talk = note_talk(fan=fan, on=today, way=Way.CALL, note="gebeld", by=None)
    assert remove_talk(talk=talk, at=now, by=None).removed_at == now


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("content", [SVG, b"\x89PNG\r\n\x1a\nniets", b"", b"<html></html>", b"GIF89a"])
def test_a_logo_that_is_no_picture_is_refused(fan: Fan, content: bytes) -> None:
    with pytest.raises(LogoNotAccepted):
        set_logo(fan=fan, file=io.BytesIO(content), by=None)
    assert not FanLogo.objects.exists()


def test_a_logo_is_drawn_anew_and_small(fan: Fan) -> None:
    given, drawn = io.BytesIO(), Image.new("RGBA", (2000, 500), "#0a5f55")
    drawn.save(given, "PNG", pnginfo=None)
    logo = set_logo(fan=fan, file=given, by=None)
    kept = Image.open(io.BytesIO(bytes(logo.jpeg)))
    assert (kept.format, kept.size, len(kept.getexif())) == ("JPEG", (480, 120), 0)
    set_logo(fan=fan, file=given, by=None)
    assert FanLogo.objects.count() == 1
