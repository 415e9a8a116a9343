"""Two people at one list at the same moment, with real threads; each guard has a control without it."""

import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connections, transaction

from tests.domain.events.lists import preview, row, sheet
from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.models import Company, Person, Touchpoint
from veerkracht.domain.events.actions import commit_import, committing, decide_row, note_headcount, start_import
from veerkracht.domain.events.actions.committing import AlreadyCommitted
from veerkracht.domain.events.actions.previewing import ListIsNotOpen, SameListAlreadyIn
from veerkracht.domain.events.choices import RowChoice
from veerkracht.domain.events.models import AttendanceImport
from veerkracht.shared.decision import Refused

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
LINES = (("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek"), ("Bert Boer", "", "Noordzuid Techniek"))
WAIT = 20


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run the tasks in threads that start together; return what each gave or raised."""
    barrier, results = threading.Barrier(len(tasks)), [None] * len(tasks)

    def run(place: int, task: Callable[[], object]) -> None:
        barrier.wait(WAIT)
        try:
            results[place] = task()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    return results


@pytest.fixture
def meeting(db):
    return EventFactory.create(programme=ProgrammeFactory.create(is_default=True))


def committer(batch):
    return lambda: commit_import(batch=AttendanceImport.objects.get(pk=batch.pk), at=batch.programme.now(), by=None)


def both_read_before_either_writes(monkeypatch):
    """Make the two commits meet just after each has looked at the state of its list."""
    barrier, hold = threading.Barrier(2), committing.hold_import

    def hold_and_meet(batch):
        found = hold(batch)
        # With the guard on, the second is still waiting for the lock.
        with suppress(threading.BrokenBarrierError):
            barrier.wait(1)
        return found

    monkeypatch.setattr(committing, "hold_import", hold_and_meet)


def test_of_two_who_commit_at_once_one_wins_and_the_other_is_told(meeting, monkeypatch):
    batch = preview(meeting, *LINES)
    both_read_before_either_writes(monkeypatch)
    results = at_once(committer(batch), committer(batch))
    assert sorted(type(result).__name__ for result in results) == ["AlreadyCommitted", "AttendanceImport"]
    assert Touchpoint.objects.count() == 2
    assert Company.objects.count() == 2


def test_control_without_the_lock_the_other_is_not_told(meeting, monkeypatch):
    """The same race with the guard switched off: both see an open list, and the second ends in an error or doubles."""

    def look_without_holding(batch):
        return AttendanceImport.objects.select_related("programme", "event").get(pk=batch.pk)

    monkeypatch.setattr(committing, "hold_import", look_without_holding)
    batch = preview(meeting, *LINES)
    both_read_before_either_writes(monkeypatch)
    results = at_once(committer(batch), committer(batch))
    assert not any(isinstance(result, AlreadyCommitted) for result in results)


def test_two_previews_of_the_same_list_cannot_both_come_in(meeting):
    batch = preview(meeting, *LINES)
    copy = AttendanceImport.objects.get(pk=batch.pk)
    copy.pk = None
    copy.save()
    results = at_once(committer(batch), committer(copy))
    assert sum(isinstance(result, SameListAlreadyIn) for result in results) == 1


def two_lists_with_one_new_company(meeting):
    other = EventFactory.create(
        programme=meeting.programme, occasion=OccasionFactory.create(programme=meeting.programme)
    )
    one, two = preview(meeting, LINES[0]), preview(other, LINES[0])
    return at_once(committer(one), committer(two))


def test_two_lists_at_once_make_a_new_company_and_person_once(meeting):
    results = two_lists_with_one_new_company(meeting)
    assert not any(isinstance(result, Exception) for result in results)
    assert Company.objects.filter(name="Oostwest Logistiek").count() == 1
    assert Person.objects.filter(email="anna@oostwest.nl").count() == 1


def test_control_without_one_list_at_a_time_the_company_is_made_twice_or_an_error_comes(meeting, monkeypatch):
    barrier = threading.Barrier(2)

    def meet_instead_of_waiting(programme):
        barrier.wait(WAIT)

    monkeypatch.setattr(committing, "lock_lists", meet_instead_of_waiting)
    look_again = committing._look_again

    def look_and_meet(programme, rows):
        look_again(programme, rows)
        barrier.wait(WAIT)

    monkeypatch.setattr(committing, "_look_again", look_and_meet)
    results = two_lists_with_one_new_company(meeting)
    failed = any(isinstance(result, Exception) for result in results)
    assert failed or Company.objects.filter(name="Oostwest Logistiek").count() == 2


def test_a_decision_during_the_commit_is_refused_and_not_half_taken_over(meeting):
    batch = preview(meeting, *LINES)
    late = row(batch, 2)
    with transaction.atomic():
        committer(batch)()
        started = threading.Event()
        results: list[object] = []

        def decide():
            started.set()
            try:
                results.append(decide_row(row=late, choice=RowChoice.SKIP, by=None))
            except Refused as error:
                results.append(error)
            finally:
                connections.close_all()

        thread = threading.Thread(target=decide)
        thread.start()
        started.wait(WAIT)
        thread.join(0.5)
        assert not results, "it should wait for the commit"
    thread.join(WAIT)
    assert isinstance(results[0], ListIsNotOpen)
    assert Touchpoint.objects.count() == 2


def test_headcount_and_commit_at_once_never_count_more_than_the_room(meeting):
    batch = preview(meeting, *LINES)
    results = at_once(
        committer(batch),
        lambda: note_headcount(event=meeting, headcount=10, at=meeting.programme.now(), by=None),
    )
    assert not any(isinstance(result, Exception) for result in results)
    people = sum(Touchpoint.objects.live().values_list("quantity", flat=True))
    assert people == 10


def test_the_same_upload_twice_at_once_gives_lists_of_which_one_comes_in(meeting):
    def upload():
        at = meeting.programme.now()
        return start_import(event=meeting, file_name="lijst.xlsx", sheet=sheet(*LINES), at=at, by=None)

    lists = {result.pk: result for result in at_once(upload, upload)}
    results = at_once(*(committer(batch) for batch in lists.values()))
    assert sum(isinstance(result, AttendanceImport) for result in results) == 1
    assert Touchpoint.objects.count() == 2
