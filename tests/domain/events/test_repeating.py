"""A series: what comes along, what does not, and the hour of the clock over a change of summer time."""

import datetime as dt
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.events.seats import coming_meeting
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.actions import repeat_event
from veerkracht.domain.events.actions.checklist import add_to_checklist
from veerkracht.domain.events.models import ChecklistItem, Registration, Seating, SignUp
from veerkracht.domain.events.rules.series import MOST, series


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)), st.integers(1, MOST), st.integers(1, MOST))
def test_a_series_keeps_the_day_of_the_week_and_the_distance(first, times, weeks):
    days = series(first, times, weeks)
    assert len(days) == times
    assert {day.weekday() for day in days} == {first.weekday()}
    assert all((later - day).days == 7 * weeks for day, later in pairwise(days))


@pytest.mark.parametrize(("times", "weeks"), [(0, 1), (1, 0), (MOST + 1, 1), (1, MOST + 1)])
def test_a_series_ends(times, weeks):
    with pytest.raises(ValueError, match=r"\d"):
        series(dt.date(2019, 1, 1), times, weeks)


@pytest.mark.django_db
def test_room_and_work_come_along_and_people_do_not(programme):
    event = coming_meeting(programme)
    day = timezone.localdate(event.starts_at)
    add_to_checklist(event=event, what="Zaal", due_on=day - dt.timedelta(days=7), owner=None, by=None)
    days = [dt.date(2020, 3, 26), dt.date(2020, 4, 2)]
    made = repeat_event(event=event, days=days, pioniers=[], by=None)
    assert [timezone.localdate(each.starts_at) for each in made] == days
    for copy, on in zip(made, days, strict=True):
        assert not copy.is_public
        assert copy.title == event.title
        assert SignUp.objects.get(event=copy).moved == 0
        seats = Seating.objects.filter(event=copy).values_list("capacity", "taken", "waiting")
        assert list(seats) == [(each.capacity, 0, 0) for each in event.seatings.all()]
        assert ChecklistItem.objects.get(event=copy).due_on == on - dt.timedelta(days=7)
        assert not Registration.objects.filter(event=copy).exists()
        assert not Touchpoint.objects.filter(occasion=copy.occasion).exists()


@pytest.mark.django_db
def test_the_clock_says_the_same_hour_in_winter_and_in_summer(programme):
    event = coming_meeting(programme)
    made = repeat_event(event=event, days=[dt.date(2020, 3, 27), dt.date(2020, 3, 30)], pioniers=[], by=None)
    hours = {timezone.localtime(each.starts_at).time() for each in [event, *made]}
    assert len(hours) == 1
    assert made[0].starts_at.utcoffset() != made[1].starts_at.utcoffset()


@pytest.mark.django_db
def test_only_the_chosen_pioniers_speak_again(programme):
    event = coming_meeting(programme)
    one, other = PionierFactory.create_batch(2, programme=programme, appointed=True)
    for pionier in (one, other):
        EngagementFactory.create(pionier=pionier, occasion=event.occasion)
    (made,) = repeat_event(event=event, days=[dt.date(2020, 3, 27)], pioniers=[one], by=None)
    assert [each.pionier for each in made.occasion.engagements.all()] == [one]
