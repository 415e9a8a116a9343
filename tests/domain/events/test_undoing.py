"""A committed list can be taken back to the last row."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.domain.companies.snapshots import snapshot
from tests.domain.events.lists import commit, counts, preview, row
from tests.factories.companies import CONTINUED, CompanyFactory, PersonFactory, PositionFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from veerkracht.domain.companies.actions import merge_companies, undo_merge, update_company
from veerkracht.domain.companies.actions.people import change_person
from veerkracht.domain.companies.models import Company, Person, Position, Touchpoint
from veerkracht.domain.events.actions import decide_row, forget_on_lists, note_headcount, undo_import
from veerkracht.domain.events.actions.undoing import ListIsNotIn
from veerkracht.domain.events.choices import ImportState, RowChoice
from veerkracht.domain.impact.actions import refresh_figures

LINE = ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek")
REGISTER = ("Company", "CompanyStage", "Person", "Position", "Event", "Occasion")


def undo(batch):
    return undo_import(batch=batch, at=batch.programme.now(), by=None)


def register(event):
    """Return all that must come back: the register's tables, live facts and figures."""
    tables = snapshot()
    live = Touchpoint.objects.live().order_by("pk").values("pk", "kind", "person", "company", "quantity", "on", "value")
    same_facts = [fact for fact in live if fact["kind"] != "headcount"]
    return {name: tables[name] for name in REGISTER} | {"facts": same_facts, "figures": counts(event)}


def test_undo_brings_register_and_figures_back_and_keeps_the_decisions(event, programme):
    TouchpointFactory.create(programme=programme, occasion=event.occasion)
    note_headcount(event=event, headcount=9, at=programme.now(), by=None)
    before = register(event)
    batch = preview(event, LINE, ("Bert Boer", "", "Oostwest Logistiek"), ("Cor Kok + 1", "cor@gmail.com", ""))
    decide_row(row=row(batch, 3), choice=RowChoice.PERSON_ONLY, by=None)
    commit(batch)
    assert register(event) != before
    undone = undo(batch)
    assert register(event) == before
    assert undone.state == ImportState.UNDONE
    assert undone.undone_at == programme.now() or undone.undone_at
    assert row(batch, 3).choice == RowChoice.PERSON_ONLY
    assert row(batch, 2).reading.person_name == "Anna Aalders"


def test_figures_go_back_with_and_without_a_refresh_in_between(event, programme):
    before = counts(event)
    batch = commit(preview(event, LINE))
    refresh_figures(programme=programme)
    assert counts(event)["reached"] == 1
    undo(batch)
    assert counts(event) == before
    refresh_figures(programme=programme)
    assert counts(event) == before


def test_a_list_can_be_undone_once_and_only_when_it_is_in(event):
    batch = preview(event, LINE)
    with pytest.raises(ListIsNotIn):
        undo(batch)
    commit(batch)
    undo(batch)
    with pytest.raises(ListIsNotIn):
        undo(batch)


def test_the_same_list_may_come_in_again_after_undo_and_knows_its_decisions(event):
    batch = preview(event, LINE, ("Bert Boer", "", "Noordzuid Techniek"))
    decide_row(row=row(batch, 3), choice=RowChoice.SKIP, by=None)
    commit(batch)
    undo(batch)
    again = preview(event, LINE, ("Bert Boer", "", "Noordzuid Techniek"))
    assert again != batch
    assert row(again, 3).choice == RowChoice.SKIP
    commit(again)
    assert counts(event)["attendances"] == 1


def test_what_something_else_points_to_stays(event, programme):
    batch = commit(preview(event, LINE, ("Bert Boer", "bert@noordzuid.nl", "Noordzuid Techniek")))
    TouchpointFactory.create(
        programme=programme,
        person=Person.objects.get(email="bert@noordzuid.nl"),
        company=Company.objects.get(name="Noordzuid Techniek"),
    )
    undo(batch)
    assert list(Company.objects.order_by("name").values_list("name", flat=True)) == ["Noordzuid Techniek"]
    assert list(Position.objects.values_list("person__email", flat=True)) == ["bert@noordzuid.nl"]
    assert not Person.objects.filter(email="anna@oostwest.nl").exists()


def test_a_company_or_person_that_somebody_changed_or_linked_stays(event, programme, today):
    batch = commit(
        preview(event, LINE, ("Bert Boer", "b@noordzuid.nl", "Noordzuid"), ("Cor Kok", "cor@west.nl", "Westkaas"))
    )
    noordzuid = Company.objects.get(name="Noordzuid")
    update_company(company=noordzuid, fields={"headcount": 12}, source="team", on=today, by=None)
    anna, cor = (Person.objects.get(email=email) for email in ("anna@oostwest.nl", "cor@west.nl"))
    change_person(person=anna, name="Anna van Aalders", email=anna.email, phone="", by=None)
    FanFactory.create(programme=programme, contact=cor)
    undo(batch)
    assert list(Company.objects.values_list("name", flat=True)) == ["Noordzuid"]
    assert set(Person.objects.filter(pk__in=[anna.pk, cor.pk])) == {anna, cor}
    assert not Person.objects.filter(email="b@noordzuid.nl").exists()


def test_undo_of_one_list_leaves_what_another_list_of_the_meeting_says(event):
    one = commit(preview(event, LINE))
    two = commit(preview(event, LINE, ("Bert Boer", "bert@noordzuid.nl", "Noordzuid Techniek")))
    assert counts(event)["attendances"] == 2
    undo(one)
    assert counts(event)["attendances"] == 2
    assert Position.objects.count() == 2
    undo(two)
    assert counts(event)["attendances"] == 0


def test_undo_after_a_merge_leaves_the_merged_records(event, programme, today):
    kept = CompanyFactory.create(programme=programme)
    batch = commit(preview(event, LINE))
    merge = merge_companies(kept=kept, merged=Company.objects.get(name=LINE[2]), on=today, by=None, **CONTINUED)
    undo(batch)
    assert counts(event)["reached"] == 0
    assert Company.objects.count() == 2
    undo_merge(merge=merge, on=today, at=programme.now(), by=None)
    assert counts(event)["reached"] == 0


def test_a_name_that_was_filled_in_goes_again_unless_another_list_names_the_person(event, programme):
    known = PersonFactory.create(programme=programme, name="", email=LINE[1])
    one = commit(preview(event, LINE))
    other = EventFactory.create(programme=programme)
    two = commit(preview(other, LINE, ("Bert Boer", "", "")))
    undo(one)
    known.refresh_from_db()
    assert known.name == "Anna Aalders"
    undo(two)
    known.refresh_from_db()
    assert known.name == ""


def test_facts_that_are_removed_stay_in_the_history(event):
    batch = commit(preview(event, LINE))
    fact = Touchpoint.objects.get(kind="attended")
    undo(batch)
    assert not Touchpoint.objects.filter(pk=fact.pk).exists()
    assert Touchpoint.history.rel.related_model.objects.filter(pgh_obj_id=fact.pk).count() >= 1


def test_a_person_is_forgotten_on_lists_and_still_counts(event):
    batch = commit(preview(event, LINE))
    anna = Person.objects.get(email=LINE[1])
    assert forget_on_lists(person=anna, by=None) == 1
    parsed = str(row(batch, 2).parsed)
    assert "Anna" not in parsed
    assert "anna@" not in parsed
    assert row(batch, 2).reading.company.name == LINE[2]
    assert counts(event)["attendances"] == 1


names = st.sampled_from(["Anna Aalders", "A. Aalders", "Bert Boer", "Cor Kok + 2", "Dirk Dam en Els Eik", ""])
emails = st.sampled_from(["", "", "anna@oostwest.nl", "bert@gmail.com", "info@oostwest.nl", "known@example.org"])
companies = st.sampled_from(
    [
        "",
        "Oostwest Logistiek",
        "Oostwest Logistiek B.V.",
        "Noordzuid Techniek",
        "Bakkerij Zwanikken",
        "Zwanikken Beheer",
    ]
)
answers = st.sampled_from(["", "1", "4", "5"])
lines = st.lists(st.tuples(names, emails, companies, answers), min_size=1, max_size=7)
choices = st.lists(st.sampled_from([None, RowChoice.SKIP, RowChoice.PERSON_ONLY, RowChoice.CREATE]), max_size=7)


SLOW = {
    "deadline": None,
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}
FIGURES = ("attended", "unnamed", "answers", "stages", "attendances", "persons", "persons_unknown", "reached", "aware")


@contextmanager
def thrown_away():
    """Run in a transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put_in(event, rows, decisions):
    batch = preview(event, *rows, header=("Naam", "E-mail", "Bedrijf", "Ik zie de noodzaak"))
    for each, choice in zip(batch.rows.select_related("batch").order_by("number"), decisions, strict=False):
        if choice and (choice != RowChoice.CREATE or each.reading.company.name):
            decide_row(row=each, choice=choice, alike=False, by=None)
    return commit(batch)


@settings(max_examples=20, **SLOW)
@given(lines, lines, choices, st.sampled_from([None, 0, 3, 40]), st.booleans())
def test_import_then_undo_is_the_identity(programme, event, first, second, decisions, headcount, in_order):
    """On counts and on every table of the register; also on top of another list, whichever is undone first."""
    with thrown_away():
        other = EventFactory.create(programme=programme)
        bakery = CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")
        PositionFactory.create(person__programme=programme, person__name="Bert Boer", company=bakery)
        PersonFactory.create(programme=programme, name="", email="known@example.org")
        note_headcount(event=event, headcount=headcount, at=programme.now(), by=None)
        start = register(event)
        one = put_in(event, first, [])
        between = register(event)
        two = put_in(other, second, decisions)
        undo(two if in_order else one)
        assert not in_order or register(event) == between
        undo(one if in_order else two)
        assert register(event) == start


@settings(max_examples=12, **SLOW)
@given(lines, lines, st.booleans())
def test_two_lists_of_one_meeting_can_be_undone_in_any_order(programme, event, first, second, order):
    with thrown_away():
        before = counts(event)
        lists = [put_in(event, first, [])]
        lists.append(put_in(event, [*second, ("Zoë Laatst", "zoe@example.org", "", "")], []))
        for batch in lists if order else reversed(lists):
            undo(batch)
        after = counts(event)
        assert {name: after[name] for name in FIGURES} == {name: before[name] for name in FIGURES}
