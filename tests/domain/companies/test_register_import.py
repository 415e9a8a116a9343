"""A register file makes, changes and closes companies, keeps what people corrected, and can be taken back."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction
from django.test import TestCase
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.domain.companies.register_files import HEADER, put_in, row, start, undo
from tests.domain.companies.snapshots import snapshot
from tests.factories.companies import CompanyFactory, TouchpointFactory
from tests.factories.programme import MunicipalityFactory
from veerkracht.domain.companies.actions import merge_companies, move_facts, update_company
from veerkracht.domain.companies.actions.register_cleaning import empty_register_files, old_register_files
from veerkracht.domain.companies.actions.register_files import NoNumberColumn, queue_register_import
from veerkracht.domain.companies.actions.register_import import run_register_import
from veerkracht.domain.companies.actions.register_undo import FileIsNotIn, LaterFileFirst, TooOldToUndo
from veerkracht.domain.companies.actions.remembering import Decided, remember
from veerkracht.domain.companies.choices import LineKind, MergeGround, RegisterState, SourceKind
from veerkracht.domain.companies.models import (
    Company,
    Establishment,
    FactMove,
    MatchDecision,
    PostcodeArea,
    RegisterImport,
)
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.programme.choices import Verdict

pytestmark = pytest.mark.django_db

OWN = {"RegisterImport", "RegisterLine", "RegisterMapping", "AuditLine", "Context", "LedgerChange"}
BRANCHES = ("KvK-nummer", "Vestigingsnummer", "Hoofdvestiging", "Naam", "Postcode", "Gemeente", "Werkzame personen")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def zwolle(programme):
    return MunicipalityFactory.create(code="GM0193", name="Zwolle")


def state():
    """Return all tables but those that tell what happened."""
    return {name: rows for name, rows in snapshot().items() if name not in OWN and not name.endswith("History")}


def test_new_company_has_every_field_with_source_date_and_who(programme, zwolle, team_user):
    batch = put_in(programme, row(), by=team_user)
    company = Company.objects.get()
    assert (company.kvk_number, company.name, company.headcount) == ("69000101", "Zwanikken Bouw B.V.", 12)
    assert (company.municipality, company.section, company.sbi_version) == (zwolle, "F", "2008")
    noted = {"source": "Handelsregister", "on": "2019-09-23", "by": team_user.pk, "origin": "register"}
    assert company.sources["headcount"] == noted
    assert company.sources["municipality"] == noted
    assert batch.report["new"] == 1


def test_same_file_again_changes_nothing(programme, zwolle):
    put_in(programme, row(), row("69000102", "Tweede"))
    before = state()
    batch = put_in(programme, row(), row("69000102", "Tweede"))
    assert state() == before
    assert batch.report == {"rows": 2, "same": 2}


def test_second_file_tells_what_is_new_changed_and_gone(programme, zwolle):
    put_in(programme, row(), row("69000102", "Weg B.V."), row("69000103", "Blijft"))
    batch = put_in(programme, row(staff="14"), row("69000103", "Blijft"), row("69000104", "Nieuw"))
    counts = {name: number for name, number in batch.report.items() if ":" not in name}
    assert counts == {"rows": 3, "changed": 1, "same": 1, "new": 1, "gone": 1}
    line = batch.lines.get(kind=LineKind.CHANGED)
    assert line.changes["headcount"][:2] == [12, 14]
    gone = Company.objects.get(kvk_number="69000102")
    assert gone.gone_on == programme.today()
    assert Company.objects.get(kvk_number="69000103").gone_on is None


def test_part_of_the_register_makes_nothing_gone(programme, zwolle):
    put_in(programme, row(), row("69000102", "Elders"))
    batch = put_in(programme, row(), whole=False)
    assert "gone" not in batch.report


def test_company_that_comes_back_is_no_longer_gone(programme, zwolle):
    put_in(programme, row(), row("69000102", "Even weg"))
    put_in(programme, row())
    put_in(programme, row(), row("69000102", "Even weg"))
    assert Company.objects.get(kvk_number="69000102").gone_on is None


def test_what_a_person_corrected_survives_and_is_reported(programme, zwolle, team_user, today):
    put_in(programme, row())
    company = Company.objects.get()
    update_company(company=company, fields={"headcount": 9, "place": "Wijhe"}, source="visit", on=today, by=team_user)
    batch = put_in(programme, row(staff="15", place="Zwolle-Zuid", postcode="8012CD", phone="0384219999"))
    company.refresh_from_db()
    assert (company.headcount, company.place, company.postcode) == (9, "Wijhe", "8011AB")
    assert company.phone == "+31384219999"
    assert company.sources["headcount"] == {"source": "visit", "on": "2019-09-23", "by": team_user.pk}
    line = batch.lines.get(kind=LineKind.CHANGED)
    assert line.kept == {"headcount": [9, 15], "postcode": ["8011AB", "8012CD"], "place": ["Wijhe", "Zwolle-Zuid"]}


def test_company_from_a_list_is_filled_by_the_register(programme, zwolle):
    company = CompanyFactory.create(programme=programme, kvk_number="69000101", name="zwanikken", headcount=None)
    company.sources = {"name": {"source": "attendance_import", "on": "2019-01-01", "origin": "list"}}
    company.save()
    put_in(programme, row())
    company.refresh_from_db()
    assert (company.name, company.headcount) == ("Zwanikken Bouw B.V.", 12)


def test_company_closed_in_the_register_stays_with_its_facts(programme, zwolle):
    header = (*HEADER, "Datum opheffing")
    put_in(programme, (*row(), ""), header=header)
    company = Company.objects.get()
    fact = TouchpointFactory.create(programme=programme, company=company)
    batch = put_in(programme, (*row(), "31-08-2019"), header=header)
    company.refresh_from_db()
    assert company.closed_on.isoformat() == "2019-08-31"
    assert batch.report["closed"] == 1
    fact.refresh_from_db()
    assert fact.company == company


def test_head_office_elsewhere_with_a_branch_in_the_region_belongs_to_the_target_group(programme, zwolle):
    MunicipalityFactory.create(code="GM0363", name="Amsterdam")
    head = ("69000101", "000012345678", "ja", "Landelijk B.V.", "1011AB", "Amsterdam", "40")
    branch = ("69000101", "000012345679", "nee", "Landelijk Zwolle", "8011AB", "Zwolle", "5")
    put_in(programme, head, header=BRANCHES, whole=False)
    company = Company.objects.get()
    assert company.target_answer == Verdict.NO
    put_in(programme, branch, header=BRANCHES, whole=False)
    company.refresh_from_db()
    assert "branch_in_region" in company.target_reasons
    assert (company.municipality_id, company.headcount) == ("GM0363", 40)
    assert [(each.number, each.is_head_office) for each in company.establishments.order_by("number")] == [
        ("000012345678", True),
        ("000012345679", False),
    ]
    assert "est:000012345679" in company.match_keys


def test_branch_before_its_head_office_in_a_file_gives_the_same_every_time(programme, zwolle):
    branch = ("69000101", "000012345679", "nee", "Filiaal", "8011AB", "Zwolle", "5")
    head = ("69000101", "000012345678", "ja", "Hoofd B.V.", "7411AB", "", "40")
    put_in(programme, branch, head, header=BRANCHES)
    company = Company.objects.get()
    assert (company.name, company.postcode, company.headcount) == ("Hoofd B.V.", "7411AB", 40)
    before = state()
    put_in(programme, branch, head, header=BRANCHES)
    assert state() == before


def test_branch_that_is_gone_does_not_count_any_more(programme, zwolle):
    head = ("69000101", "000012345678", "ja", "Landelijk B.V.", "1011AB", "", "40")
    branch = ("69000101", "000012345679", "nee", "Landelijk Zwolle", "8011AB", "Zwolle", "5")
    put_in(programme, head, branch, header=BRANCHES)
    assert "branch_in_region" in Company.objects.get().target_reasons
    batch = put_in(programme, head, header=BRANCHES)
    assert batch.report["branches_gone"] == 1
    assert "branch_in_region" not in Company.objects.get().target_reasons
    undo(batch)
    assert "branch_in_region" in Company.objects.get().target_reasons


def test_number_of_a_merged_company_leads_to_the_one_that_lives_on(programme, zwolle, today):
    kept = CompanyFactory.create(programme=programme, kvk_number="69000199")
    merged = CompanyFactory.create(programme=programme, kvk_number="69000101")
    merge_companies(kept=kept, merged=merged, on=today, ground=MergeGround.CONTINUED, reason="overgenomen", by=None)
    batch = put_in(programme, row())
    assert batch.lines.get().company == kept
    assert not Company.objects.of(programme).filter(kvk_number="69000101").exists()


def test_municipality_comes_from_the_postcode_where_the_table_is_loaded_and_else_stays_unknown(programme, zwolle):
    PostcodeArea.objects.create(postcode="8011", municipality=zwolle)
    put_in(programme, row(gemeente=""), row("69000102", "Onbekend", gemeente="", postcode="9999ZZ"))
    places = dict(Company.objects.values_list("kvk_number", "municipality"))
    assert places == {"69000101": "GM0193", "69000102": None}


def test_lost_noughts_and_classes_and_partial_dates_are_read_or_told_and_never_invented(programme, zwolle):
    header = (*HEADER, "Oprichtingsdatum")
    put_in(
        programme, (*row("8073456", staff="10-19"), "2014"), (*row("69000102", staff="43709"), "43466"), header=header
    )
    one, two = Company.objects.order_by("kvk_number")
    assert (one.kvk_number, one.headcount, one.headcount_class, one.founded_on) == ("08073456", None, "10-19", None)
    assert two.founded_on.isoformat() == "2019-01-01"
    problems = {(each["field"], each["code"]) for each in RegisterImport.objects.get().lines.get(number=2).problems}
    assert problems == {("kvk_number", "kvk_zero_restored"), ("founded_on", "no_date")}


def test_row_without_number_is_left_out_and_counted(programme, zwolle):
    batch = put_in(programme, row(), row("", "Zonder"), row("00000000", "Verzonnen"))
    assert (batch.report["new"], batch.report["refused"]) == (1, 2)
    assert batch.report["problem::no_number"] == 2


def test_mapping_is_remembered_for_the_same_header(programme, zwolle, team_user):
    batch = start(programme, row())
    assert batch.mapping["6"] == "headcount"
    from veerkracht.domain.companies.actions.register_files import fields_of, map_register_columns

    chosen = {index: field for index, field in fields_of(batch).items() if index != 6}
    map_register_columns(batch=batch, fields=chosen, sbi_version="2025", is_whole=True, source="", by=team_user)
    again = start(programme, row("69000105"))
    assert "6" not in again.mapping
    assert again.sbi_version == "2025"


def test_file_without_a_column_of_numbers_is_refused(programme):
    batch = start(programme, ("Een", "Zwolle"), ("Twee", "Ommen"), header=("Naam", "Plaats"))
    with pytest.raises(NoNumberColumn):
        queue_register_import(batch=batch, by=None)


def test_second_run_of_the_same_task_does_nothing(programme, zwolle):
    batch = put_in(programme, row())
    assert run_register_import(batch=batch, by=None).state == RegisterState.DONE
    assert batch.lines.count() == 1


def test_undo_is_refused_twice_and_before_a_later_file(programme, zwolle):
    first = put_in(programme, row())
    second = put_in(programme, row("69000102"))
    with pytest.raises(LaterFileFirst, match=r"register\.csv"):
        undo(first)
    undo(second)
    undo(first)
    with pytest.raises(FileIsNotIn):
        undo(first)


def test_undo_keeps_a_company_that_later_facts_hang_on_and_says_so(programme, zwolle, today):
    batch = put_in(programme, row(), row("69000102", "Bezocht"), row("69000103", "Verbeterd"))
    TouchpointFactory.create(programme=programme, company=Company.objects.get(kvk_number="69000102"))
    corrected = Company.objects.get(kvk_number="69000103")
    update_company(company=corrected, fields={"headcount": 3}, source="visit", on=today, by=None)
    undone = undo(batch)
    assert sorted(Company.objects.values_list("name", flat=True)) == ["Bezocht", "Verbeterd"]
    assert undone.report["undo_kept"] == 2
    told = {line.label: line.problems[-1]["code"] for line in batch.lines.filter(company__isnull=False)}
    assert told == {"Bezocht": "stays_used", "Verbeterd": "stays_changed"}


def test_undo_takes_along_what_was_only_remembered_of_a_company_that_the_file_made(programme, zwolle, team_user):
    batch = put_in(programme, row(), by=team_user)
    company = Company.objects.get()
    decided = Decided(CompanyEvidence(name="Zwanikken"), company.pk)
    remember(programme, [decided], source_kind=SourceKind.TEAM, source_id=None, at=programme.now(), by=team_user)
    elsewhere = CompanyFactory.create(programme=programme)
    fact = TouchpointFactory.create(programme=programme, company=company)
    move_facts(facts=[fact], target=elsewhere, reason="verkeerd", at=programme.now(), by=team_user)
    assert undo(batch).report["undo_kept"] == 0
    assert Company.objects.get() == elsewhere
    assert not FactMove.objects.exists()
    assert not MatchDecision.objects.exists()


def test_undo_leaves_what_was_changed_since(programme, zwolle, today):
    put_in(programme, row())
    company = Company.objects.get()
    batch = put_in(programme, row(staff="20", phone="0384210000"))
    update_company(company=company, fields={"headcount": 25}, source="visit", on=today, by=None)
    undone = undo(batch)
    company.refresh_from_db()
    assert (company.headcount, company.phone) == (25, "+31384212345")
    assert undone.report["undo_changed_since"] == 1


KVKS = st.sampled_from(["69000101", "69000102", "69000103", "8073456", ""])
ROWS = st.lists(
    st.tuples(
        KVKS,
        st.sampled_from(["000012345678", "000012345679", "000012345680", ""]),
        st.sampled_from(["ja", "nee", ""]),
        st.sampled_from(["Een B.V.", "Twee", ""]),
        st.sampled_from(["8011AB", "7411 CD", "x"]),
        st.sampled_from(["Zwolle", "Nergens", ""]),
        st.sampled_from(["12", "10-19", "veel", ""]),
        st.sampled_from(["31-12-2018", ""]),
    ),
    min_size=1,
    max_size=6,
)
ALL = (*BRANCHES, "Datum opheffing")


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=ROWS, second=ROWS)
def test_import_then_undo_is_the_identity_and_a_second_run_changes_nothing(programme, zwolle, first, second):
    with transaction.atomic():
        put_in(programme, *first, header=ALL)
        between = state()
        batch = put_in(programme, *second, header=ALL)
        after = state()
        again = put_in(programme, *second, header=ALL)
        assert state() == after
        undo(again)
        undo(batch)
        assert state() == between
        for number in Establishment.objects.values_list("company__kvk_number", flat=True):
            assert number
        transaction.set_rollback(True)


def test_an_old_file_goes_with_the_values_it_replaced_and_the_next_still_knows_who_is_gone(programme, zwolle, today):
    batch = put_in(programme, row(), row("69000102", "Tweede"))
    never_in = start(programme, row())
    path = Path(batch.file.path)
    kept = put_in(programme, row("69000101", "Anders"), row("69000102", "Tweede"))
    RegisterImport.objects.exclude(pk=kept.pk).update(uploaded_at=programme.now() - dt.timedelta(days=800))
    assert set(old_register_files(programme, today - dt.timedelta(days=730))) == {batch, never_in}
    with TestCase.captureOnCommitCallbacks(execute=True):
        done = empty_register_files(programme=programme, ids=[batch.pk, never_in.pk], at=programme.now(), by=None)
    assert done == 2
    assert not path.exists()
    assert not RegisterImport.objects.filter(pk=never_in.pk).exists()
    batch.refresh_from_db()
    assert (batch.sample, batch.report["new"]) == ([], 2)
    assert {(line.label, line.company is None) for line in batch.lines.all()} == {("", False)}
    undo(kept)
    with pytest.raises(TooOldToUndo):
        undo(batch)
    assert put_in(programme, row()).report["gone"] == 1
