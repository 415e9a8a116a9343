"""Meetings: planned, changed, counted."""

import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory, TouchpointFactory
from tests.factories.fans import FanFactory, StageFactory
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.events.actions import change_event, note_headcount, plan_event
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries import event_figures, with_attendance
from veerkracht.domain.impact.queries import figures
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.shared.audit.models import AuditLine

EVENING = dt.datetime(2019, 3, 12, 18, 30, tzinfo=dt.UTC)


def changed(event, **given):
    kept = {"title": event.title, "starts_at": event.starts_at, "fields": {}, "pioniers": [], "by": None}
    return change_event(event=event, **{**kept, **given})


def test_a_meeting_gives_its_pioniers_an_act_of_its_kind(programme, the_fan, team_user):
    stage = StageFactory.create(fan=the_fan)
    pioniers = PionierFactory.create_batch(2, programme=programme)
    event = plan_event(
        programme=programme,
        title="Werkplaats",
        starts_at=EVENING,
        fields={"fan": the_fan, "kind": "workshop", "minutes": 90},
        pioniers=pioniers,
        stage=stage,
        by=team_user,
    )
    assert set(Engagement.objects.values_list("pionier", "kind", "on")) == {
        (pionier.pk, "workshop", dt.date(2019, 3, 12)) for pionier in pioniers
    }
    stage.refresh_from_db()
    assert (stage.state, stage.occasion_id) == ("planned", event.pk)
    assert AuditLine.objects.about(event).get().actor == team_user


def test_other_pioniers_and_another_day_move_the_acts(event, programme):
    first, second = PionierFactory.create_batch(2, programme=programme)
    changed(event, pioniers=[first])
    changed(event, pioniers=[second], starts_at=EVENING + dt.timedelta(days=1))
    assert list(Engagement.objects.values_list("pionier", "on")) == [(second.pk, dt.date(2019, 3, 13))]


def test_figures_per_fan_follow_a_meeting_that_moves_to_another_fan(event, programme, the_fan):
    TouchpointFactory.create(programme=programme, occasion=event.occasion)
    other = FanFactory.create(programme=programme)
    changed(event, fields={"fan": other})
    counted = figures(programme)
    assert [counted.amount("reached", dimension="fan", member=str(fan.pk)) for fan in (the_fan, other)] == [0, 1]


def test_a_shorter_meeting_makes_nobody_aware_but_who_came_otherwise_keeps_that(event, programme):
    """KPI-2: aware takes 45 minutes."""
    TouchpointFactory.create(programme=programme, occasion=event.occasion, minutes=120)
    late = TouchpointFactory.create(programme=programme, occasion=event.occasion, minutes=60)
    changed(event, fields={"minutes": 30})
    assert set(Touchpoint.objects.values_list("minutes", flat=True)) == {30, 60}
    assert CompanyStage.objects.filter(aware_on__isnull=False).get().company_id == late.company_id


@pytest.mark.parametrize(("headcount", "unnamed"), [(None, 0), (0, 0), (2, 0), (3, 1), (40, 38)])
def test_who_has_no_name_stays_a_number(event, programme, headcount, unnamed):
    TouchpointFactory.create_batch(2, programme=programme, occasion=event.occasion)
    for _ in range(2):
        note_headcount(event=event, headcount=headcount, at=programme.now(), by=None)
    found = event_figures(event)
    assert (found.named, found.unnamed, found.companies) == (2, unnamed, 2)
    assert Touchpoint.objects.live().filter(kind="headcount").count() == bool(unnamed)


def test_the_figures_of_a_meeting_never_mix_units(event, programme):
    """Three colleagues, one with a second company, one without any: KPI-1."""
    company, second = CompanyFactory.create_batch(2, programme=programme)
    fact = TouchpointFactory.create(programme=programme, occasion=event.occasion, company=company)
    TouchpointFactory.create(programme=programme, occasion=event.occasion, company=second, person=fact.person)
    TouchpointFactory.create(programme=programme, occasion=event.occasion, company=company)
    TouchpointFactory.create(programme=programme, occasion=event.occasion, company=None)
    found = event_figures(event)
    assert (found.attendances, found.named, found.companies, found.without_company) == (3, 3, 2, 1)
    row = with_attendance(Event.objects.of(programme)).get()
    assert (row.attendances, row.named, row.companies) == (3, 3, 2)
