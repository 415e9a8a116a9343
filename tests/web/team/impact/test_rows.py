"""The rows behind a figure."""

import csv
import datetime as dt
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from tests.factories.companies import CompanyFactory, ConcreteStepFactory, PersonFactory, TouchpointFactory
from tests.factories.events import AttendanceImportFactory, EventFactory
from tests.factories.fans import FanFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import anonymise_person, confirm_step
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.events.actions import note_headcount
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.choices import Measure
from veerkracht.domain.impact.rules.figure import Figure

# Session, user, programme, roles, names, stage rules (or people), count, rows, rail.
QUERIES = 9


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def get(client: Client, figure: Figure | str, more: str = "") -> str:
    query = figure if isinstance(figure, str) else figure.query()
    answer = client.get(f"/team/rijen/?{query}{more}", headers={"accept-language": "en"})
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


def test_a_company_stands_with_its_day_and_the_list_that_proves_it(programme, team):
    event = EventFactory.create(programme=programme)
    batch = AttendanceImportFactory.create(event=event)
    source = {"source_kind": SourceKind.ATTENDANCE_IMPORT, "source_id": batch.pk}
    fact = TouchpointFactory.create(programme=programme, occasion=event.occasion, **source)
    text = get(team, Figure("aware", "fan", str(event.fan_id), "yes"))
    assert f"Companies aware, {event.fan.name}, in the target group</h1>" in text
    assert f'<a href="{reverse("team:company", args=[fact.company_id])}">{fact.company.name}</a>' in text
    assert "Tue 12 Mar 2019" in text
    assert f'<a href="{reverse("team:import", args=[batch.pk])}">attended a meeting</a>' in text
    assert f'<span class="v-note">{event.title} · attendance list</span>' in text


def test_a_step_leads_to_its_own_page_with_its_level(programme, team):
    step = ConcreteStepFactory.create(company=CompanyFactory.create(programme=programme))
    confirm_step(step=step, at=programme.now())
    text = get(team, Figure("activated_A1"))
    assert f'href="{reverse("team:step", args=[step.pk])}"' in text
    assert "took a concrete step" in text
    assert "A1: the company says so" in text


def test_a_question_is_linked_only_for_who_may_read_it(programme, team, auditor):
    question = QuestionFactory.create(programme=programme)
    TouchpointFactory.create(
        programme=programme,
        kind=TouchpointKind.ASKED,
        occasion=None,
        source_kind=SourceKind.QUESTION,
        source_id=question.pk,
    )
    link = reverse("team:question", args=[question.pk])
    assert link in get(team, Figure("reached"))
    assert link not in get(auditor, Figure("reached"))


def test_an_auditor_sees_persons_by_number_also_in_search_and_file(programme, team, auditor):
    person = PersonFactory.create(programme=programme, name="Truus Teunissen")
    TouchpointFactory.create(programme=programme, person=person)
    assert "Truus Teunissen" in get(team, Figure("persons"))
    assert "Truus" not in get(auditor, Figure("persons"))
    assert f"person {person.pk}" in get(auditor, Figure("persons"))
    assert "No row fits" in get(auditor, Figure("persons"), "&q=Truus")
    file = b"".join(auditor.get("/team/rijen/?measure=persons&_export=csv")).decode()
    assert "Truus" not in file


def test_somebody_who_was_forgotten_still_stands_as_a_row(programme, team):
    fact = TouchpointFactory.create(programme=programme)
    anonymise_person(person=fact.person, at=programme.now(), by=None)
    assert "anonymous person" in get(team, Figure("persons"))


def test_attendances_are_people_at_meetings(programme, team):
    event = EventFactory.create(programme=programme)
    TouchpointFactory.create_batch(2, programme=programme, occasion=event.occasion)
    note_headcount(event=event, headcount=1_775, at=programme.now(), by=None)
    text = get(team, Figure("attendances"))
    assert "1,775 attendances" in text
    assert f'<a href="{reverse("team:event", args=[event.pk])}">{event.title}</a>' in text
    assert "1,773" in text


def test_parts_of_a_figure_are_chips_that_come_off(programme, team):
    fan = FanFactory.create(programme=programme, name="Boost")
    figure = Figure("aware", "fan", str(fan.pk), "yes", dt.date(2019, 7, 1))
    text = get(team, figure)
    for without in (figure.but(dimension="all", member=""), figure.but(in_target=None), figure.but(quarter=None)):
        assert f'href="/team/rijen/?{without.query()}"'.replace("&", "&amp;") in text
    assert "No row fits" in text


def test_search_keeps_the_figure_and_finds_any_name(programme, team):
    for name in ("Bakkerij Bos", "Smederij Vos"):
        TouchpointFactory.create(programme=programme, company=CompanyFactory.create(programme=programme, name=name))
    text = get(team, Figure("aware"), "&q=bakk")
    assert "Bakkerij Bos" in text
    assert "Smederij Vos" not in text
    assert '<input type="hidden" name="measure" value="aware">' in text


def test_rows_can_be_sorted(programme, team):
    for name in ("Zaagwerk", "Anker"):
        TouchpointFactory.create(programme=programme, company=CompanyFactory.create(programme=programme, name=name))
    text = get(team, Figure("aware"), "&sort=name")
    assert text.index("Anker</a>") < text.index("Zaagwerk</a>")
    text = get(team, Figure("aware"), "&sort=-name")
    assert text.index("Zaagwerk</a>") < text.index("Anker</a>")


def test_all_rows_come_as_a_file(programme, team):
    company = CompanyFactory.create(programme=programme, name="=CMD()")
    TouchpointFactory.create_batch(52, programme=programme)
    TouchpointFactory.create(programme=programme, company=company)
    answer = team.get("/team/rijen/?measure=aware&_export=csv", headers={"accept-language": "en"})
    lines = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig")), delimiter=";"))
    assert answer["Content-Disposition"] == 'attachment; filename="companies-aware.csv"'
    assert lines[0] == ["Company", "Municipality", "Target group", "Counts since", "Proof"]
    assert len(lines) == 54
    assert "'=CMD()" in {line[0] for line in lines}
    assert lines[1][2:4] == ["in the target group", "2019-03-12"]
    assert lines[1][4].startswith("attended a meeting: Ondernemersavond")
    sheet = b"".join(team.get("/team/rijen/?measure=attendances&_export=xlsx"))
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()) == 54


@pytest.mark.parametrize("measure", Measure.values)
def test_every_figure_has_a_page(programme, team, measure):
    TouchpointFactory.create(programme=programme)
    assert "What do we count?" in get(team, Figure(measure))


def test_without_a_figure_all_figures_are_listed_with_what_they_count(programme, team):
    text = get(team, "")
    assert all(f'href="?measure={measure}"' in text for measure in Measure.values)
    assert "Who comes to two meetings counts twice" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("measure=happy", "In this address &#x27;measure&#x27; is &#x27;happy&#x27;. It could be: reached, aware"),
        ("measure=aware&quarter=2019-3", "&#x27;quarter&#x27; is &#x27;2019-3&#x27;. It could be: 2019-Q3"),
        ("measure=aware&dimension=fan", "&#x27;member&#x27; is &#x27;&#x27;. It could be: a number such as 12"),
        ("measure=persons&in_target=yes", "Only companies are inside or outside the target group"),
        ("measure=persons&dimension=section&member=C", "It could be: all, fan, pionier"),
    ],
)
def test_an_address_that_is_no_figure_says_what_is_wrong_and_what_would_be_right(programme, team, query, words):
    answer = team.get(f"/team/rijen/?{query}", headers={"accept-language": "en"})
    assert answer.status_code == 400
    assert words in " ".join(answer.content.decode().split())


def test_a_fan_of_another_programme_is_not_there(programme, other_programme, team):
    fan = FanFactory.create(programme=other_programme)
    assert team.get(f"/team/rijen/?measure=aware&dimension=fan&member={fan.pk}").status_code == 404


def test_rows_of_another_programme_are_not_shown(programme, other_programme, team):
    fact = TouchpointFactory.create(programme=other_programme)
    assert fact.company.name not in get(team, Figure("aware"))


@pytest.mark.parametrize("who", ["visitor", "stranger", "pionier", "fan", "company_contact"])
def test_only_who_works_for_the_programme_may_look(who, request):
    answer = request.getfixturevalue(who).get("/team/rijen/?measure=aware")
    assert answer.status_code == (302 if who == "visitor" else 403)


@pytest.mark.parametrize("measure", ["activated", "persons", "attendances"])
@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_as_many_queries_for_one_row_as_for_three(programme, team, measure, rows, django_assert_num_queries):
    for _row in range(rows):
        fact = TouchpointFactory.create(programme=programme, occasion=EventFactory.create(programme=programme).occasion)
        confirm_step(step=ConcreteStepFactory.create(company=fact.company), at=programme.now())
    refresh_figures(programme=programme)
    query = f"/team/rijen/?measure={measure}"
    team.get(query)
    extra = {"activated": -1, "persons": 0, "attendances": 0}[measure]
    with django_assert_num_queries(QUERIES + extra):
        team.get(query)
