"""The ledger moves stages and figures."""

import pytest

from tests.factories.companies import CONTINUED, CompanyFactory, TouchpointFactory
from veerkracht.domain.companies.actions import merge_companies, void_touchpoint
from veerkracht.domain.companies.actions.ledger import FactIsThereAgain
from veerkracht.domain.companies.models import CompanyStage
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.queries import figures


def test_an_attendance_makes_a_company_reached_and_aware_and_voiding_takes_it_back(programme):
    fact = TouchpointFactory.create(programme=programme)
    assert figures(programme).amount("aware") == 1
    refresh_figures(programme=programme)
    assert figures(programme).amount("aware") == 1
    void_touchpoint(touchpoint=fact, reason="wrong", at=programme.now(), by=None)
    assert not CompanyStage.objects.exists()
    assert figures(programme).amount("aware") == 0
    refresh_figures(programme=programme)
    assert figures(programme).amount("aware") == 0


def test_an_attendance_for_a_company_merged_meanwhile_counts_once(programme, today):
    first = TouchpointFactory.create(programme=programme)
    twin = CompanyFactory.create(programme=programme)
    merge_companies(kept=first.company, merged=twin, on=today, by=None, **CONTINUED)
    with pytest.raises(FactIsThereAgain):
        TouchpointFactory.create(programme=programme, company=twin, person=first.person, occasion=first.occasion)
    assert figures(programme).amount("attendances") == 1
