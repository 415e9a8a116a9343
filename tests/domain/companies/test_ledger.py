"""The ledger moves stages and figures."""

from tests.factories.companies import TouchpointFactory
from veerkracht.domain.companies.actions import void_touchpoint
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
