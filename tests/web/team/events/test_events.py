"""Meetings in the workspace."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory, OccasionFactory, TouchpointFactory
from tests.factories.events import AttendanceImportFactory, EventFactory, SeatingFactory, SignUpFactory
from tests.factories.fans import StageFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.events.actions import note_headcount
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries import EventFigures
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

QUERIES = 12
GIVEN = {"title": "Avond over roosters", "day": "2019-11-12", "time": "19:30", "minutes": "120", "kind": "talk"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    team: Client, programme: Programme, count: int, django_assert_num_queries: object
) -> None:
    for event in EventFactory.create_batch(count, programme=programme):
        TouchpointFactory.create(programme=programme, occasion=event.occasion)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]  # a fixture of pytest-django
        page = team.get(reverse("team:events"))
    assert all(event.title in page.content.decode() for event in Event.objects.select_related("occasion"))


def test_a_meeting_is_planned_on_a_stage_with_its_pionier(team: Client, the_fan: Fan, the_pionier: Pionier) -> None:
    stage = StageFactory.create(fan=the_fan)
    made = team.post(reverse("team:event-new"), {**GIVEN, "stage": stage.pk, "pioniers": [the_pionier.pk]})
    event = Event.objects.get()
    assert made.status_code == 302
    assert (event.fan, event.occasion.stage) == (the_fan, stage)
    assert list(event.occasion.engagements.values_list("pionier", flat=True)) == [the_pionier.pk]
    stage.refresh_from_db()
    assert stage.state == "planned"


@pytest.mark.parametrize(
    ("field", "value"), [("day", "1919-11-12"), ("minutes", "0"), ("time", "25:00"), ("title", ""), ("kind", "party")]
)
def test_wrong_input_names_the_field_and_keeps_what_was_typed(
    team: Client, programme: Programme, field: str, value: str
) -> None:
    page = team.post(reverse("team:event-new"), {**GIVEN, "venue": "De Hofzaal", field: value})
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert "De Hofzaal" in page.content.decode()
    assert not Event.objects.exists()


def test_a_meeting_is_changed(team: Client, event: Event) -> None:
    shown = team.get(reverse("team:event-edit", args=[event.pk]))
    assert event.title in shown.content.decode()
    team.post(reverse("team:event-edit", args=[event.pk]), {**GIVEN, "day": "2019-03-13", "title": "Nieuwe titel"})
    event.occasion.refresh_from_db()
    assert event.occasion.title == "Nieuwe titel"


def test_a_meeting_like_an_earlier_one_takes_over_all_but_its_day(team: Client, event: Event) -> None:
    questions = [{"text": "Wat eet u?", "is_required": False}]
    SignUpFactory.create(event=event, questions=questions, closes_at=event.starts_at, moved=3)
    SeatingFactory.create(event=event, capacity=40, most_waiting=7, taken=12, waiting=0)
    address = f"{reverse('team:event-new')}?like={event.pk}"
    begins = team.get(address).context["form"].initial
    assert begins["title"] == event.title
    assert "day" not in begins
    assert team.post(address, GIVEN).status_code == 302
    made = Event.objects.exclude(pk=event.pk).get()
    assert (made.sign_up.questions, made.sign_up.closes_at, made.sign_up.moved) == (questions, None, 0)
    assert list(made.seatings.values_list("capacity", "most_waiting", "taken", "waiting")) == [(40, 7, 0, 0)]


def test_a_meeting_of_another_programme_is_not_copied(team: Client, other_programme: Programme) -> None:
    elsewhere = EventFactory.create(programme=other_programme)
    for key in (elsewhere.pk, "x", "9" * 30):
        page = team.get(f"{reverse('team:event-new')}?like={key}")
        assert page.status_code == 200
        assert "title" not in page.context["form"].initial


def test_people_in_the_room_without_a_name_never_become_companies(team: Client, event: Event) -> None:
    TouchpointFactory.create(programme=event.programme, occasion=event.occasion)
    team.post(reverse("team:event-headcount", args=[event.pk]), {"headcount": "10"})
    figures = team.get(reverse("team:event", args=[event.pk])).context["figures"]
    assert figures == EventFigures(named=1, unnamed=9, companies=1, aware=1, without_company=0)
    assert figures.attendances == 10
    page = team.post(reverse("team:event-headcount", args=[event.pk]), {"headcount": "-3"})
    assert page.status_code == 200


def test_who_may_only_look_changes_nothing(deputy: Client, event: Event) -> None:
    assert deputy.get(reverse("team:event", args=[event.pk])).status_code == 200
    assert deputy.post(reverse("team:event-new"), GIVEN).status_code == 403


def test_a_meeting_of_another_programme_is_not_there(team: Client, other_programme: Programme) -> None:
    elsewhere = EventFactory.create(programme=other_programme)
    assert team.get(reverse("team:event", args=[elsewhere.pk])).status_code == 404


def test_people_and_companies_stand_side_by_side_in_the_list(team: Client, event: Event) -> None:
    company = CompanyFactory.create(programme=event.programme)
    for _ in range(3):
        TouchpointFactory.create(programme=event.programme, occasion=event.occasion, company=company)
    note_headcount(event=event, headcount=7, at=event.programme.now(), by=None)
    row = team.get(reverse("team:events")).context["table"].data.data[0]
    assert (row.attendances, row.named, row.companies) == (7, 3, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["later", "noted", "silent"]),
        ({"when": "coming"}, ["later"]),
        ({"when": "past"}, ["noted", "silent"]),
        ({"when": "noted"}, ["noted"]),
        ({"when": "without_list"}, ["silent"]),
        ({"since": "2019-03-12", "until": "2019-03-12"}, ["noted"]),
        ({"until": "2019-03-11"}, ["silent"]),
        ({"kind": "workshop"}, ["silent"]),
        ({"q": "NOTED"}, ["noted"]),
        ({"fan": "the"}, ["noted"]),
        ({"pionier": "the"}, ["later"]),
    ],
)
def test_meetings_are_filtered(
    team: Client, programme: Programme, the_fan: Fan, the_pionier: Pionier, asked: dict[str, str], found: list[str]
) -> None:
    noted = meeting(programme, "noted", dt.datetime(2019, 3, 12, 22, 30, tzinfo=dt.UTC), fan=the_fan)
    meeting(programme, "silent", dt.datetime(2018, 3, 12, 18, 30, tzinfo=dt.UTC), kind="workshop")
    later = meeting(programme, "later", dt.datetime(2019, 11, 12, 18, 30, tzinfo=dt.UTC))
    TouchpointFactory.create(programme=programme, occasion=noted.occasion)
    EngagementFactory.create(pionier=the_pionier, occasion=later.occasion)
    keys = {"fan": the_fan.pk, "pionier": the_pionier.pk}
    page = team.get(
        reverse("team:events"), {name: keys[name] if value == "the" else value for name, value in asked.items()}
    )
    assert sorted(event.title for event in page.context["table"].data.data) == found


def meeting(programme: Programme, title: str, starts_at: dt.datetime, **fields: object) -> Event:
    occasion = OccasionFactory.create(programme=programme, title=title, starts_at=starts_at)
    return EventFactory.create(programme=programme, occasion=occasion, **fields)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_given_as_a_file(team: Client, event: Event, kind: str) -> None:
    answer = team.get(reverse("team:events"), {"_export": kind})
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"PK" if kind == "xlsx" else b"\xef\xbb\xbf")


def test_a_meeting_on_a_stage_begins_with_what_is_known(team: Client, the_fan: Fan) -> None:
    stage = StageFactory.create(fan=the_fan)
    initial = team.get(reverse("team:event-new"), {"stage": stage.pk}).context["form"].initial
    assert (initial["fan"], initial["title"], initial["day"]) == (the_fan.pk, stage.title, stage.on)


def test_a_stage_is_planned_once(team: Client, the_fan: Fan) -> None:
    stage = StageFactory.create(fan=the_fan)
    for title in ("Eerste", "Tweede"):
        page = team.post(reverse("team:event-new"), {**GIVEN, "title": title, "stage": stage.pk})
    assert page.context["form"].errors
    assert Event.objects.count() == 1


def test_the_auditor_sees_companies_and_facts_without_names(auditor: Client, event: Event) -> None:
    fact = TouchpointFactory.create(programme=event.programme, occasion=event.occasion)
    page = auditor.get(reverse("team:event", args=[event.pk])).content.decode()
    assert fact.person.name not in page
    assert fact.company.name in page


def test_the_card_of_a_meeting_shows_how_many_questions_came_of_it(
    team: Client, event: Event, the_pionier: Pionier
) -> None:
    EngagementFactory.create(pionier=the_pionier, occasion=event.occasion)
    card = ReferralCardFactory.create(programme=event.programme, pionier=the_pionier, occasion=event.occasion)
    QuestionFactory.create_batch(2, programme=event.programme, card=card)
    [(_engagement, shown)] = team.get(reverse("team:event", args=[event.pk])).context["speakers"]
    assert (shown, shown.asked) == (card, 2)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_as_for_three(
    team: Client, event: Event, count: int, django_assert_num_queries: object
) -> None:
    for pionier in PionierFactory.create_batch(count, programme=event.programme):
        TouchpointFactory.create(programme=event.programme, occasion=event.occasion)
        EngagementFactory.create(pionier=pionier, occasion=event.occasion)
        AttendanceImportFactory.create(event=event)
    with django_assert_num_queries(19):  # type: ignore[operator]  # a fixture of pytest-django
        team.get(reverse("team:event", args=[event.pk]))
