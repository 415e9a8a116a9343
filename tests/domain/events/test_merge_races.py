"""Two records become one while a list that names one of them is put in: real threads, with a control without guard."""

import pytest

from tests.domain.companies.threads import MeetingPoint, at_once
from tests.domain.events.lists import preview, row
from tests.factories.companies import CompanyFactory
from tests.factories.events import EventFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.actions import merge_companies, merging
from veerkracht.domain.companies.actions.merging_relations import name_of, pointers
from veerkracht.domain.companies.models import Company, CompanyMerge, Touchpoint
from veerkracht.domain.events.actions import commit_import, committing, decide_row, resolving
from veerkracht.domain.events.choices import RowChoice
from veerkracht.domain.events.models import AttendanceImport

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
LINES = (("Anna Aalders", "anna@oostwest.nl", "Oostwest"), ("Bert Boer", "", "Noordzuid Techniek"))


class Race:
    """A pair of records of one firm, and a looked-at list of which a line was linked to the second."""

    def __init__(self) -> None:
        """Make all of it, committed, so that other connections see it."""
        self.event = EventFactory.create(programme=ProgrammeFactory.create(is_default=True))
        programme = self.event.programme
        self.kept = CompanyFactory.create(programme=programme, name="Oostwest Logistiek B.V.")
        self.merged = CompanyFactory.create(programme=programme, name="Oostwest", kvk_number=None)
        self.batch = preview(self.event, *LINES)
        decide_row(row=row(self.batch, 2), choice=RowChoice.LINK, company=self.merged, by=None)

    def commit(self) -> AttendanceImport:
        """Put the list in."""
        return commit_import(batch=self.batch, at=self.event.programme.now(), by=None)

    def merge(self) -> CompanyMerge:
        """Make the two records one."""
        return merge_companies(kept=self.kept, merged=self.merged, on=self.event.programme.today(), by=None)

    def left_behind(self) -> list[str]:
        """Return what still points to the record that is no more."""
        rows = {name_of(each): each.model._base_manager.filter(**{each.attname: self.merged}) for each in pointers()}
        return sorted(name for name, found in rows.items() if found.exists())

    def run(self) -> list[str]:
        """Let both happen at once; return what went wrong: errors, and what was left behind."""
        errors = [repr(each) for each in at_once(self.merge, self.commit) if isinstance(each, Exception)]
        return [*errors, *self.left_behind()]

    def is_whole(self) -> bool:
        """Tell whether every fact is there once, and every firm."""
        facts, firms = Touchpoint.objects.live(), Company.objects.of(self.event.programme)
        return (facts.count(), facts.filter(company=self.kept).count(), firms.count()) == (2, 1, 2)


def race_won_by_merge(monkeypatch) -> tuple[Race, list[str]]:
    """Let the merge have moved everything when the list looks for its companies; return what went wrong."""
    race, moved, resolved = Race(), MeetingPoint(), MeetingPoint()
    take_over, resolve = merging.take_over, committing.resolve

    def wait_for_list(*args):
        moved.wait()
        resolved.wait()
        return take_over(*args)

    def wait_for_merge(*args, **kwargs):
        moved.wait()
        found = resolve(*args, **kwargs)
        resolved.wait()
        return found

    monkeypatch.setattr(merging, "take_over", wait_for_list)
    monkeypatch.setattr(committing, "resolve", wait_for_merge)
    return race, race.run()


def race_won_by_list(monkeypatch) -> tuple[Race, list[str]]:
    """Let the list have found its companies when the merge begins; return what went wrong."""
    race, found, moved = Race(), MeetingPoint(), MeetingPoint()
    both, give_people = merging._both, resolving._give_people

    def wait_for_list(*args):
        found.wait()
        return both(*args)

    def wait_for_merge(*args):
        found.wait()
        moved.wait()
        return give_people(*args)

    monkeypatch.setattr(merging, "_both", wait_for_list)
    monkeypatch.setattr(merging, "move_all", moved.after(merging.move_all))
    monkeypatch.setattr(resolving, "_give_people", wait_for_merge)
    return race, race.run()


def hold_nothing(company_ids) -> dict[int, int]:
    return {}


def test_a_list_that_comes_in_during_a_merge_lands_on_the_firm_that_lives_on(monkeypatch):
    race, wrong = race_won_by_merge(monkeypatch)
    assert wrong == []
    assert race.is_whole()


def test_control_without_holding_the_companies_rows_land_on_the_record_that_is_gone(monkeypatch):
    monkeypatch.setattr(resolving, "hold_living", hold_nothing)
    _race, wrong = race_won_by_merge(monkeypatch)
    assert {"events.ImportRow.company_id", "companies.Position.company_id"} <= set(wrong)


def test_a_merge_during_a_list_waits_and_takes_all_of_it_along(monkeypatch):
    race, wrong = race_won_by_list(monkeypatch)
    assert wrong == []
    assert race.is_whole()


def test_control_without_holding_the_pair_the_two_collide(monkeypatch):
    monkeypatch.setattr(merging, "lock_companies", hold_nothing)
    _race, wrong = race_won_by_list(monkeypatch)
    assert wrong
