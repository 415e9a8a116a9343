"""Scans of the example: alive, and without moving a figure of the source."""

import pytest

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.models import CompanyScan, EmployeeWave, WaveResult
from veerkracht.domain.scans.queries import live_reliability

pytestmark = pytest.mark.django_db


def test_sixty_companies_did_a_scan_and_some_did_it_again(demo: Programme) -> None:
    done = CompanyScan.objects.of(demo).completed()
    assert done.values("company").distinct().count() == 60
    assert 60 < done.count() <= 74
    facts = Touchpoint.objects.of(demo).live().filter(kind=TouchpointKind.SCANNED)
    assert facts.count() == done.count()
    assert not facts.filter(company__stage__activated_on=None).exists()
    assert CompanyScan.objects.of(demo).filter(completed_on=None).count() >= 30


def test_statements_of_the_example_hang_together(demo: Programme) -> None:
    definition = demo.scan_definitions.get(code="wendbaar-werken")
    assert all(each.alpha is not None and 0.4 < each.alpha < 0.95 for each in live_reliability(definition))


def test_three_companies_asked_their_people_and_small_teams_are_hidden(demo: Programme) -> None:
    waves = EmployeeWave.objects.of(demo)
    assert sorted(waves.values_list("state", flat=True)) == ["closed", "closed", "open"]
    assert not WaveResult.objects.filter(wave__programme=demo, answers__lt=5).exists()
    assert set(WaveResult.objects.filter(title__in=["Buitendienst", "Kantoor"]).values_list("title")) == set()
