"""Totals of a scan for the team: by level and by cut, with small groups hidden the same on the page and in the file."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from tests.factories.scans import finished_scan, published, same_answers
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.web.team.scans import figures


@pytest.fixture
def definition(programme: Programme) -> ScanDefinition:
    """Return a definition that six builders and four shops answered."""
    found = published(programme)
    for number in range(10):
        company = CompanyFactory.create(
            programme=programme, sbi_code="41200" if number < 6 else "47110", headcount=4 if number < 6 else 40
        )
        finished_scan(found, company=company, answers=same_answers(found.rules, 2 if number < 6 else 4))
    return found


def page_of(client: Client, definition: ScanDefinition) -> str:
    """Return what the page of the scan says."""
    return client.get(reverse("team:scan", args=[definition.pk])).content.decode()


def test_a_part_of_four_is_not_told_and_takes_the_other_with_it(team: Client, definition: ScanDefinition) -> None:
    """PRI-4: the whole is known, so six of ten would give the other four away."""
    found = figures.cuts(definition, figures.counted(definition), 5)
    assert [cut.rows for cut in found] == [[], [], found[2].rows, found[3].rows]
    assert "Bouw" not in page_of(team, definition)
    assert figures.levels(definition, figures.counted(definition), 5) == []


def test_large_parts_are_told_with_their_mean(team: Client, definition: ScanDefinition, programme: Programme) -> None:
    shop = CompanyFactory.create(programme=programme, sbi_code="47110", headcount=40)
    finished_scan(definition, company=shop, answers=same_answers(definition.rules, 4))
    by_sector, *_rest = figures.cuts(definition, figures.counted(definition), 5)
    assert sorted((row.companies, row.score) for row in by_sector.rows) == [(5, 75), (6, 25)]
    page, header = page_of(team, definition), ["Gemiddelde score", "Bouw"]
    assert all(word in page for word in header)


def test_the_file_tells_what_the_page_tells_and_no_company(team: Client, definition: ScanDefinition) -> None:
    answer = team.get(reverse("team:scan", args=[definition.pk]), {"_export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    names = definition.programme.companies.values_list("name", flat=True)
    assert "Bouw" not in text
    assert not any(name in text for name in names)
    assert text.count("\n") == 1 + sum(1 for _row in figures.sheet(definition, 5))


def test_too_few_companies_tell_nothing(team: Client, programme: Programme) -> None:
    definition = published(programme)
    finished_scan(definition, company=CompanyFactory.create(programme=programme))
    page = page_of(team, definition)
    assert "Minder dan 5 bedrijven" in page
    assert "Gemiddelde score" not in page


def test_what_is_shipped_is_offered_to_be_published_once(leader: Client, programme: Programme) -> None:
    address = reverse("team:scan-shipped")
    assert address in leader.get(reverse("team:scans")).content.decode()
    published(programme)
    assert address not in leader.get(reverse("team:scans")).content.decode()
