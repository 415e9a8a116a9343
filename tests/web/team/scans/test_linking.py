"""A scan of which nobody was certain to which company it belongs: the team says so, and may take it back."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.scans import finished_scan, published
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, NextContact, Position, Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import tell_who
from veerkracht.domain.scans.models import CompanyScan


@pytest.fixture
def scan(programme: Programme) -> CompanyScan:
    """Return a finished scan of somebody of an unknown company who asked for a call and shares nothing."""
    return tell_who(
        scan=finished_scan(published(programme)),
        email="iemand@voorbeeld.example",
        company_name="Nergens Bekend",
        shares_scores=False,
        wants_call=True,
        at=programme.now(),
    )


def test_a_scan_is_linked_counts_there_and_can_be_taken_back(team: Client, scan: CompanyScan, company: Company) -> None:
    link = reverse("team:company-scan-link", args=[scan.pk])
    assert link in team.get(reverse("team:scans")).content.decode()
    assert team.get(link, {"q": company.name}).status_code == 200
    assert team.post(link, {"to": str(company.pk)}).status_code == 302
    facts = Touchpoint.objects.live().filter(source_kind=SourceKind.SCAN, source_id=scan.pk)
    assert facts.get().company == company
    assert NextContact.objects.get().company == company
    assert team.post(link, {"to": str(company.pk)}).url == reverse("team:company", args=[company.pk])
    assert link not in team.get(reverse("team:scans")).content.decode()
    unlink = reverse("team:company-scan-unlink", args=[scan.pk])
    for _ in range(2):
        assert team.post(unlink).status_code == 302
    assert facts.get().company is None
    assert not Position.objects.filter(company=company, person=scan.person, ends_on__isnull=True).exists()


def test_a_new_company_needs_a_name(team: Client, scan: CompanyScan) -> None:
    link = reverse("team:company-scan-link", args=[scan.pk])
    assert team.post(link, {"to": "new", "name": ""}).status_code == 200
    assert team.post(link, {"to": "new", "name": "Nergens Bekend"}).status_code == 302
    scan.refresh_from_db()
    assert scan.company is not None
    assert scan.company.name == "Nergens Bekend"


def test_scores_are_seen_only_when_the_company_said_so(team: Client, scan: CompanyScan, company: Company) -> None:
    CompanyScan.objects.filter(pk=scan.pk).update(company=company)
    scores, page = reverse("team:company-scan", args=[scan.pk]), reverse("team:company", args=[company.pk])
    assert team.get(scores).status_code == 403
    assert scores not in team.get(page).content.decode()
    CompanyScan.objects.filter(pk=scan.pk).update(shares_scores=True)
    assert team.get(scores).status_code == 200
    assert scores in team.get(page).content.decode()
