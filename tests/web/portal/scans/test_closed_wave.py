"""What a company reads of a closed wave: a team of four stands neither on the page nor in the PDF."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from tests.factories.scans import LAST_DAY, answered, finished_scan, opened, published, teams
from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import close_wave
from veerkracht.domain.scans.models import EmployeeWave
from veerkracht.web import printing

LARGE, SMALL, ASIDE = "Buitendienst", "Kantoor", "Magazijn"


@pytest.fixture
def wave(programme: Programme, company: Company) -> EmployeeWave:
    """Return a closed wave: nine of the large team, four of a small one and three of another answered."""
    definition = published(programme)
    finished_scan(definition, company=company)
    made = teams(company, **{LARGE: 12, SMALL: 6, ASIDE: 7})
    wave = opened(definition, company, smallest=5)
    for name, count in ((LARGE, 9), (SMALL, 4), (ASIDE, 3)):
        answered(wave, count, team=made[name], value=2)
    close_wave(wave=wave, on=LAST_DAY, by=None)
    return wave


def test_pri_4_a_team_of_four_is_hidden_on_the_page(company_contact: Client, wave: EmployeeWave) -> None:
    page = company_contact.get(reverse("portal:wave", args=[wave.pk])).content.decode()
    assert LARGE in page
    assert SMALL not in page
    assert ASIDE not in page
    assert "2 teams" in re.sub(r"\s+", " ", page)


def test_pri_4_a_team_of_four_is_hidden_in_the_pdf(
    company_contact: Client, wave: EmployeeWave, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the typesetter gets is looked at: what is not given to it cannot stand in the file."""
    given = []
    real = printing.render_pdf
    monkeypatch.setattr(printing, "render_pdf", lambda template, data: given.append(data) or real(template, data))
    answer = company_contact.get(reverse("portal:wave-pdf", args=[wave.pk]))
    assert b"".join(answer).startswith(b"%PDF")
    assert LARGE in str(given)
    assert SMALL not in str(given)
    assert ASIDE not in str(given)


def test_how_many_answered_is_told_in_steps_only(company_contact: Client, wave: EmployeeWave) -> None:
    page = company_contact.get(reverse("portal:wave", args=[wave.pk])).content.decode()
    assert "15 tot 19" in page
    assert not re.search(r"\b16\b", re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL))


@pytest.mark.parametrize("name", ["wave", "wave-pdf", "wave-talking-sheet"])
def test_a_wave_of_another_company_is_not_there(company_contact: Client, wave: EmployeeWave, name: str) -> None:
    definition = wave.definition
    other = opened(definition, CompanyFactory.create(programme=definition.programme))
    answered(other, 9)
    close_wave(wave=other, on=LAST_DAY, by=None)
    assert company_contact.get(reverse(f"portal:{name}", args=[other.pk])).status_code == 404


def test_the_programme_sees_nothing_of_a_wave(team: Client, leader: Client, wave: EmployeeWave) -> None:
    for client in (team, leader):
        assert client.get(reverse("portal:wave", args=[wave.pk])).status_code == 404
        for path in (reverse("team:scans"), reverse("team:scan", args=[wave.definition_id])):
            page = client.get(path).content.decode()
            assert not any(name in page for name in (LARGE, SMALL, ASIDE))
