"""An attendance list: read, looked at, committed."""

import datetime as dt

import pytest
from django.utils.translation import override

from tests.domain.events.lists import commit, counts, paste, preview, row, sheet
from tests.factories.companies import CONTINUED, CompanyFactory, OccasionFactory, PersonFactory, PositionFactory
from tests.factories.events import EventFactory
from veerkracht.domain.companies.actions import merge_companies
from veerkracht.domain.companies.models import Company, Person, Position, Touchpoint
from veerkracht.domain.companies.rules.columns import Field
from veerkracht.domain.events.actions import (
    change_columns,
    change_event,
    correct_row,
    decide_presence,
    decide_row,
    discard_import,
    note_headcount,
    split_row,
    start_import,
)
from veerkracht.domain.events.actions.committing import AlreadyCommitted
from veerkracht.domain.events.actions.previewing import (
    CompanyHasNoName,
    EventStillToCome,
    ListIsNotOpen,
    NoSuchCompany,
    NothingToSplit,
    SameListAlreadyIn,
)
from veerkracht.domain.events.choices import ImportState, RowChoice
from veerkracht.domain.events.models import AttendanceImport, ImportRow
from veerkracht.shared.audit.models import AuditLine


@pytest.fixture
def bakery(programme):
    return CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.", kvk_number="69599068")


def outcomes(batch):
    return dict(batch.rows.order_by("number").values_list("number", "outcome"))


def test_a_preview_shows_what_each_row_is_and_saves_nothing_else(event, bakery):
    before = counts(event)
    batch = preview(
        event,
        ("Anna Bakker", "anna@zwanikken.example.org", "Bakkerij Zwanikken"),
        ("Piet Nieuw", "piet@nieuwbouw.example.org", "Nieuwenhuis Timmerwerken"),
        ("Klaas Los", "klaas@gmail.com", ""),
        ("", "", "Bakkerij Zwanikken / Molen Holding"),
        ("Anna Bakker", "anna@zwanikken.example.org", "Bakkerij Zwanikken"),
    )
    assert outcomes(batch) == {2: "match", 3: "new", 4: "person_only", 5: "problem", 6: "skipped"}
    assert row(batch, 2).candidate == bakery
    assert (batch.state, batch.file_name) == (ImportState.PREVIEW, batch.file_name)
    assert counts(event) == before
    assert Company.objects.count() == 1


def test_commit_writes_facts_people_companies_and_positions(event, bakery, team_user):
    batch = preview(
        event,
        ("Anna Bakker", "anna@zwanikken.example.org", "Bakkerij Zwanikken", "5"),
        ("Piet Nieuw", "piet@nieuwbouw.example.org", "Nieuwenhuis Timmerwerken", ""),
        ("Klaas Los", "klaas@gmail.com", "", "2"),
        header=("Naam", "E-mail", "Bedrijf", "Ik zie de noodzaak"),
    )
    commit(batch, by=team_user)
    facts = Touchpoint.objects.filter(kind="attended").order_by("pk")
    assert [(str(f.person), str(f.company), f.minutes, f.source_kind, f.source_id) for f in facts] == [
        ("Anna Bakker", "Bakkerij Zwanikken B.V.", 120, "attendance_import", batch.pk),
        ("Piet Nieuw", "Nieuwenhuis Timmerwerken", 120, "attendance_import", batch.pk),
        ("Klaas Los", "None", 120, "attendance_import", batch.pk),
    ]
    assert all(fact.recorded_by == team_user for fact in facts)
    needs = Touchpoint.objects.filter(kind="saw_need").values_list("person__name", "value")
    assert sorted(needs) == [("Anna Bakker", 5), ("Klaas Los", 2)]
    assert set(Position.objects.values_list("person__name", "company__name")) == {
        ("Anna Bakker", "Bakkerij Zwanikken B.V."),
        ("Piet Nieuw", "Nieuwenhuis Timmerwerken"),
    }
    assert counts(event) | {"people": 0} == {
        "attended": 3,
        "unnamed": 0,
        "answers": 2,
        "people": 0,
        "positions": 2,
        "stages": 2,
        "attendances": 3,
        "persons": 3,
        "persons_unknown": 1,
        "reached": 2,
        "aware": 2,
    }
    batch.refresh_from_db()
    assert (batch.state, batch.committed_by, batch.cells) == (ImportState.COMMITTED, team_user, [])
    assert AuditLine.objects.about(batch).filter(action="events.commit_import", actor=team_user).count() == 1


def test_a_new_company_keeps_what_the_list_tells_with_its_source(event, today):
    header = ("Naam", "E-mail", "Bedrijf", "KvK", "Plaats", "Website")
    commit(
        preview(event, ("An Ka", "an@ka.nl", "Kaashandel Oost", "69599084", "Deventer", "kaasoost.nl"), header=header)
    )
    company = Company.objects.get()
    assert (company.kvk_number, company.place, str(company.municipality)) == ("69599084", "Deventer", "Deventer")
    assert company.sources["name"] == {"source": "attendance_import", "on": "2019-03-12", "origin": "list"}
    assert company.match_keys
    assert company.target_answer == "unknown"


def test_three_colleagues_are_three_people_and_one_new_company(event):
    commit(
        preview(
            event,
            ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek B.V."),
            ("Bert Boer", "bert@oostwest.nl", "Oostwest Logistiek"),
            ("Cor Claassen", "", "oostwest logistiek bv"),
        )
    )
    assert Company.objects.count() == 1
    assert counts(event)["persons"] == 3
    assert counts(event)["reached"] == 1


def test_two_companies_in_one_cell_become_two_facts_of_one_person(event):
    batch = preview(event, ("Anna Aalders", "anna@ons.nl", "Oostwest Logistiek BV / Zuidnoord Techniek BV"))
    assert row(batch, 2).outcome == "problem"
    first, second = split_row(row=row(batch, 2), by=None)
    assert [first.outcome, second.outcome] == ["new", "new"]
    assert [second.number, second.part] == [2, 1]
    commit(batch)
    assert set(Touchpoint.objects.values_list("person__name", "company__name", "quantity")) == {
        ("Anna Aalders", "Oostwest Logistiek BV", 1),
        ("Anna Aalders", "Zuidnoord Techniek BV", 0),
    }
    found = counts(event)
    assert (found["attendances"], found["persons"], found["reached"]) == (1, 1, 2)


def test_two_people_in_one_cell_can_be_split(event):
    batch = preview(event, ("Jan de Vries en Marie Jansen", "", "Oostwest Logistiek"))
    split_row(row=row(batch, 2), by=None)
    commit(batch)
    assert set(Touchpoint.objects.values_list("person__name", flat=True)) == {"Jan de Vries", "Marie Jansen"}
    assert (counts(event)["attendances"], counts(event)["unnamed"], counts(event)["reached"]) == (2, 0, 1)


def test_an_ordinary_row_cannot_be_split(event):
    with pytest.raises(NothingToSplit):
        split_row(row=row(preview(event, ("Anna Aalders", "a@b.nl", "Oostwest")), 2), by=None)


def test_one_person_at_two_meetings_is_two_attendances_and_one_person(programme, event):
    line = ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek")
    commit(preview(event, line))
    other = EventFactory.create(programme=programme, occasion=OccasionFactory.create(programme=programme))
    commit(preview(other, line))
    found = counts(event)
    assert (found["attendances"], found["persons"], found["reached"]) == (2, 1, 1)


def test_a_person_is_found_by_address_and_keeps_the_known_name(event, programme):
    known = PersonFactory.create(programme=programme, name="Anna Aalders", email="Anna@Oostwest.nl")
    commit(preview(event, ("A. Aalders", "anna@oostwest.nl", "Oostwest Logistiek")))
    assert Touchpoint.objects.get().person == known
    assert str(Touchpoint.objects.get().person) == "Anna Aalders"


def test_a_missing_name_is_filled_in(event, programme):
    known = PersonFactory.create(programme=programme, name="", email="anna@oostwest.nl")
    commit(preview(event, ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek")))
    known.refresh_from_db()
    assert known.name == "Anna Aalders"


def test_a_person_without_address_is_found_by_name_within_the_same_company_only(event, bakery, programme):
    at_bakery = PositionFactory.create(person__programme=programme, person__name="Jan Jansen", company=bakery).person
    elsewhere = PositionFactory.create(person__programme=programme, person__name="Piet Pieters").person
    commit(preview(event, ("J. Jansen", "", "Bakkerij Zwanikken"), ("Piet Pieters", "", "Bakkerij Zwanikken")))
    found = set(Touchpoint.objects.values_list("person_id", flat=True))
    assert at_bakery.pk in found
    assert elsewhere.pk not in found


def test_an_address_of_the_office_does_not_make_another_person(event, programme):
    """`info@` belongs to somebody here; a colleague of another name is a person of their own."""
    known = PersonFactory.create(programme=programme, name="Anna Aalders", email="info@oostwest.nl")
    commit(preview(event, ("Bert Boer", "info@oostwest.nl", "Oostwest Logistiek")))
    person = Touchpoint.objects.get().person
    assert person != known
    assert (person.name, person.email) == ("Bert Boer", "")


def test_repeats_within_a_list_count_once(event):
    line = ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek")
    commit(preview(event, line, line, ("Anna Aalders", "", "Oostwest Logistiek BV")))
    assert counts(event)["attendances"] == 1
    assert Person.objects.filter(name="Anna Aalders").count() == 1


def test_a_headcount_line_and_companions_are_numbers_and_never_companies(event):
    batch = preview(
        event, ("Anna Aalders + 2", "anna@oostwest.nl", "Oostwest Logistiek"), ("Totaal aanwezig: 12", "", "")
    )
    commit(batch)
    found = counts(event)
    assert (found["attendances"], found["unnamed"], found["persons"], found["reached"]) == (12, 11, 1, 1)


def test_the_headcount_of_the_team_goes_before_the_total_line_of_a_list(event, programme):
    note_headcount(event=event, headcount=20, at=programme.now(), by=None)
    commit(preview(event, ("Anna Aalders", "a@oostwest.nl", "Oostwest"), ("Totaal aanwezig: 12", "", "")))
    assert counts(event)["unnamed"] == 19
    note_headcount(event=event, headcount=5, at=programme.now(), by=None)
    assert counts(event)["unnamed"] == 4
    note_headcount(event=event, headcount=None, at=programme.now(), by=None)
    assert counts(event)["unnamed"] == 11


def test_companies_without_a_name_of_a_person_count_as_people_in_the_room_once(event, programme, bakery):
    note_headcount(event=event, headcount=3, at=programme.now(), by=None)
    commit(
        preview(event, ("", "", "Bakkerij Zwanikken"), ("", "", "Bakkerij Zwanikken"), ("", "", "Oostwest Logistiek"))
    )
    found = counts(event)
    assert (found["attendances"], found["unnamed"], found["reached"], found["persons"]) == (3, 0, 2, 0)


def test_an_undecided_perhaps_counts_the_person_and_no_company(event, programme):
    CompanyFactory.create(programme=programme, name="Jansen Bouw", place="Zwolle", kvk_number=None)
    batch = preview(event, ("Anna Aalders", "anna@gmail.com", "Jansen Bouw Holding"))
    assert row(batch, 2).outcome == "perhaps"
    commit(batch)
    assert Touchpoint.objects.get().company is None
    assert Company.objects.count() == 1


@pytest.mark.parametrize(
    ("choice", "company"),
    [(RowChoice.LINK, "Jansen Bouw"), (RowChoice.CREATE, "Jansen Bouw Holding"), (RowChoice.PERSON_ONLY, None)],
)
def test_a_person_decides_about_a_perhaps(event, programme, choice, company):
    known = CompanyFactory.create(programme=programme, name="Jansen Bouw", place="Zwolle", kvk_number=None)
    batch = preview(event, ("Anna Aalders", "anna@gmail.com", "Jansen Bouw Holding"))
    decide_row(row=row(batch, 2), choice=choice, company=known if choice == RowChoice.LINK else None, by=None)
    commit(batch)
    assert Touchpoint.objects.values_list("company__name", flat=True).get() == company


def test_a_decision_holds_for_the_other_rows_with_that_company_name(event, programme):
    CompanyFactory.create(programme=programme, name="Jansen Bouw", place="Zwolle", kvk_number=None)
    lines = [(f"Persoon {n}", f"p{n}@gmail.com", "Jansen Bouw Holding B.V.") for n in range(3)]
    batch = preview(event, *lines, ("Ander", "ander@gmail.com", "Jansen Bouw Beheer"))
    changed = decide_row(row=row(batch, 3), choice=RowChoice.CREATE, by=None)
    assert [each.number for each in changed] == [3, 2, 4]
    assert row(batch, 5).choice == RowChoice.AUTO
    decide_row(row=row(batch, 2), choice=RowChoice.SKIP, by=None)
    assert [each.choice for each in batch.rows.order_by("number")] == ["skip", "create", "create", "auto"]
    commit(batch)
    assert Company.objects.filter(name="Jansen Bouw Holding B.V.").count() == 1


def test_a_row_that_is_left_out_does_not_count(event):
    batch = preview(
        event, ("Anna Aalders", "anna@oostwest.nl", "Oostwest"), ("Bert Boer", "bert@noordzuid.nl", "Noordzuid")
    )
    decide_row(row=row(batch, 2), choice=RowChoice.SKIP, by=None)
    commit(batch)
    assert list(Company.objects.values_list("name", flat=True)) == ["Noordzuid"]


def test_corrections_are_kept_and_matched_again(event, bakery):
    batch = preview(event, ("Anna", "anna@oostwest", "Bkkr"))
    correct_row(
        row=row(batch, 2),
        corrections={"name": "Anna Aalders", "email": "anna@oostwest.nl", "company": "Bakkerij Zwanikken"},
        by=None,
    )
    changed = row(batch, 2)
    assert (changed.outcome, changed.candidate) == ("match", bakery)
    assert not changed.reading.problems
    commit(batch)
    assert list(Touchpoint.objects.values_list("person__email", "company")) == [("anna@oostwest.nl", bakery.pk)]


def test_columns_can_be_corrected_and_decisions_about_the_same_companies_stay(event, programme):
    known = CompanyFactory.create(programme=programme, name="Jansen Bouw", kvk_number=None)
    lines = (
        ("Anna Aalders", "Jansen Bouw Holding", "Waterland Advies"),
        ("Bert Boer", "Molenaar Techniek", "Waterland Advies"),
    )
    batch = preview(event, *lines, header=("Naam", "Bedrijf", "Iets"))
    decide_row(row=row(batch, 2), choice=RowChoice.LINK, company=known, by=None)
    change_columns(batch=batch, fields={2: Field.REMARK}, by=None)
    assert row(batch, 2).chosen == known
    change_columns(batch=batch, fields={1: None, 2: Field.COMPANY}, by=None)
    assert row(batch, 2).choice == RowChoice.AUTO
    assert row(batch, 2).reading.company.name == "Waterland Advies"


def test_a_list_of_a_meeting_that_is_still_to_come_is_refused(programme):
    later = OccasionFactory.create(programme=programme, starts_at=programme.now() + dt.timedelta(days=2))
    with pytest.raises(EventStillToCome):
        preview(EventFactory.create(programme=programme, occasion=later), ("Anna Aalders", "a@b.nl", "Oostwest"))


def test_the_same_list_is_recognised_in_another_order_and_says_where_and_when_it_is_in(event, team_user):
    lines = (("Anna Aalders", "a@oost.nl", "Oostwest"), ("Bert Boer", "b@noord.nl", "Noordzuid"))
    commit(preview(event, *lines), by=team_user)
    with (
        override("en"),
        pytest.raises(SameListAlreadyIn, match=r"lijst \d+\.xlsx, put in on 23-09-2019 12:00 by Team Member"),
    ):
        preview(event, *reversed(lines))


def test_the_same_list_for_another_meeting_is_no_repeat(event, programme):
    commit(preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest")))
    assert preview(EventFactory.create(programme=programme), ("Anna Aalders", "a@oost.nl", "Oostwest")).pk


def test_a_list_that_is_still_open_comes_back_with_its_decisions(event):
    batch = preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"))
    decide_row(row=row(batch, 2), choice=RowChoice.SKIP, by=None)
    again = preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"))
    assert again == batch
    assert row(again, 2).choice == RowChoice.SKIP


def test_two_open_previews_of_one_list_cannot_both_be_committed(event):
    batch = preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"))
    copy = AttendanceImport.objects.get(pk=batch.pk)
    copy.pk = None
    copy.save()
    commit(batch)
    with pytest.raises(SameListAlreadyIn):
        commit(copy)


def test_a_second_click_counts_nothing_twice_and_says_so(event, team_user):
    batch = preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"))
    commit(batch, by=team_user)
    with override("en"), pytest.raises(AlreadyCommitted, match="Team Member put it in on 23-09-2019"):
        commit(batch, by=team_user)
    assert counts(event)["attendances"] == 1


def test_a_discarded_list_keeps_no_names_and_cannot_be_changed(event):
    batch = preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"))
    kept = row(batch, 2)
    discard_import(batch=batch, by=None)
    batch.refresh_from_db()
    assert (batch.state, batch.cells, batch.rows.count()) == (ImportState.DISCARDED, [], 0)
    for change in (
        lambda: commit(batch),
        lambda: decide_row(row=kept, choice=RowChoice.SKIP, by=None),
        lambda: change_columns(batch=batch, fields={}, by=None),
        lambda: discard_import(batch=batch, by=None),
    ):
        with pytest.raises(ListIsNotOpen):
            change()


def test_decisions_that_cannot_be_are_refused(event, other_programme, programme):
    batch = preview(event, ("Anna Aalders", "a@gmail.com", ""))
    with pytest.raises(CompanyHasNoName):
        decide_row(row=row(batch, 2), choice=RowChoice.CREATE, by=None)
    merged = CompanyFactory.create(programme=programme)
    merge_companies(
        kept=CompanyFactory.create(programme=programme), merged=merged, on=programme.today(), by=None, **CONTINUED
    )
    for wrong in (None, merged, CompanyFactory.create(programme=other_programme)):
        with pytest.raises(NoSuchCompany):
            decide_row(row=row(batch, 2), choice=RowChoice.LINK, company=wrong, by=None)


def test_a_company_merged_after_the_preview_leads_to_the_one_that_lives_on(event, bakery, programme):
    batch = preview(event, ("Anna Aalders", "a@gmail.com", "Bakkerij Zwanikken"))
    kept = CompanyFactory.create(programme=programme)
    merge_companies(kept=kept, merged=bakery, on=programme.today(), by=None, **CONTINUED)
    commit(batch)
    assert Touchpoint.objects.get().company == kept
    assert row(batch, 2).company == kept


def test_a_company_that_another_list_made_meanwhile_is_not_made_twice(event, programme):
    one = preview(event, ("Anna Aalders", "a@oostwest.nl", "Oostwest Logistiek"))
    other_event = EventFactory.create(programme=programme)
    two = preview(other_event, ("Bert Boer", "b@oostwest.nl", "Oostwest Logistiek"))
    commit(one)
    commit(two)
    assert Company.objects.count() == 1


def test_a_pasted_mail_is_a_list_too(event, bakery):
    batch = paste(
        event,
        "Beste team,\n\nAnna Bakker; anna@zwanikken.example.org; Bakkerij Zwanikken\n"
        "Bert Boer; bert@boer.example.org; Boer Techniek\n\nGroet, Fleur",
    )
    commit(batch)
    assert counts(event)["reached"] == 2


def test_facts_follow_when_the_meeting_gets_another_day_or_length(event, programme):
    commit(preview(event, ("Anna Aalders", "a@oost.nl", "Oostwest"), ("Totaal aanwezig: 4", "", "")))
    assert counts(event)["aware"] == 1
    day = dt.datetime(2019, 3, 14, 18, 0, tzinfo=dt.UTC)
    changed = change_event(event=event, title="Later", starts_at=day, fields={"minutes": 30}, pioniers=[], by=None)
    assert set(Touchpoint.objects.live().values_list("on", "minutes")) == {(dt.date(2019, 3, 14), 30)}
    assert counts(changed)["aware"] == 0


def test_rows_of_another_programme_stay_out_of_the_matching(event, other_programme):
    CompanyFactory.create(programme=other_programme, name="Bakkerij Zwanikken", kvk_number=None)
    PersonFactory.create(programme=other_programme, name="Anna Aalders", email="a@zwanikken.nl")
    commit(preview(event, ("Anna Aalders", "a@zwanikken.nl", "Bakkerij Zwanikken")))
    assert Touchpoint.objects.get().person.programme == event.programme
    assert Touchpoint.objects.get().company.programme == event.programme


def test_a_list_without_people_or_companies_says_so(event):
    batch = start_import(
        event=event,
        file_name="leeg.xlsx",
        sheet=sheet(("1", "2", "3"), header=("Bedrag", "Tafel", "Kenteken")),
        at=event.programme.now(),
        by=None,
    )
    assert {problem["code"] for problem in batch.problems} == {"no_who_column"}
    assert not ImportRow.objects.exclude(outcome="problem").exists()


@pytest.mark.parametrize(("present", "attendances"), [(True, 3), (False, 1)])
def test_rows_that_do_not_say_who_was_there_are_decided_at_once(event, present, attendances):
    lines = (("Anna Aalders", "ja"), ("Bert Boer", ""), ("Cor Kok", ""), ("Dirk Dam", "nee"))
    batch = preview(event, *lines, header=("Naam", "Aanwezig"))
    assert list(outcomes(batch).values()) == ["person_only", "problem", "problem", "skipped"]
    changed = decide_presence(batch=batch, present=present, by=None)
    assert [each.number for each in changed] == [3, 4]
    commit(batch)
    assert counts(event)["attendances"] == attendances


def test_one_row_can_be_said_to_be_present(event):
    batch = preview(event, ("Anna Aalders", "ja"), ("Bert Boer", ""), ("Cor Kok", "nee"), header=("Naam", "Aanwezig"))
    decide_presence(batch=batch, present=True, row=row(batch, 3), by=None)
    assert row(batch, 3).outcome == "person_only"
    assert row(batch, 3).corrections == {"present": "yes"}
