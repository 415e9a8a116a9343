"""An edition: its clock, its host names, and what the database never lets through."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.programme.models import Target
from veerkracht.domain.programme.queries import address, programme_for_host


def test_an_example_programme_lives_in_its_own_time(programme, today):
    assert programme.today() == today
    assert abs(programme.now() - dt.datetime(2019, 9, 23, 10, 0, tzinfo=dt.UTC)) < dt.timedelta(minutes=5)


def test_a_real_programme_has_the_real_clock(db):
    real = ProgrammeFactory.create(is_demo=False, clock_offset=dt.timedelta())
    assert abs(real.now() - timezone.now()) < dt.timedelta(seconds=5)


def test_the_host_name_chooses_the_programme_else_the_default_one(programme, other_programme):
    assert programme_for_host("elders.localhost") == other_programme
    assert programme_for_host("whatever.localhost") == programme


def test_an_address_in_a_mail_leads_to_the_programme_s_own_host(programme, other_programme, settings):
    settings.BASE_URL = "http://localhost:8201"
    assert address(other_programme, "public:step", "abc") == "http://elders.localhost:8201/stap/abc/"
    assert address(programme, "public:step", "abc") == "http://localhost:8201/stap/abc/"


@pytest.mark.parametrize(
    "fields",
    [
        {"is_demo": False, "clock_offset": dt.timedelta(days=-1)},
        {"ends_on": dt.date(2016, 6, 1)},
        {"small_group": 4},
    ],
    ids=["a real programme with a shifted clock", "an end that is not after the start", "public groups under 5"],
)
def test_the_database_refuses(db, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeFactory.create(**fields)


def test_there_is_one_default_programme(programme):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeFactory.create(is_default=True)


def test_a_target_names_its_unit_and_stands_once(programme):
    assert set(programme.targets.values_list("stage", "unit", "amount")) == {
        ("aware", "companies", 450),
        ("activated", "companies", 100),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(programme=programme, stage="aware", unit="companies", amount=1, by=programme.ends_on)
