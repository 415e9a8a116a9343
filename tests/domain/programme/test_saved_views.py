"""Two windows of one person at once: one default, one view of a name."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tests.factories.accounts import UserFactory
from veerkracht.domain.programme.actions import NameTaken, choose_default, save_view
from veerkracht.domain.programme.models import ListChoice, Programme, SavedView


def at_once(*jobs: Callable[[], object]) -> list[Exception]:
    """Run jobs at the same time; return what they refused."""
    start, refused = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        start.wait()
        try:
            job()
        except NameTaken as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_a_list_opens_with_one_view_however_fast_one_chooses(programme: Programme) -> None:
    user = UserFactory.create()
    views = [
        SavedView.objects.create(programme=programme, page="companies", name=name, owner=user) for name in ("A", "B")
    ]
    jobs = [
        lambda view=view: choose_default(programme=programme, page="companies", view=view, by=user) for view in views
    ]
    assert at_once(*jobs) == []
    assert ListChoice.objects.get().view in views


@pytest.mark.django_db(transaction=True)
def test_one_name_is_given_once(programme: Programme) -> None:
    user = UserFactory.create()

    def save() -> SavedView:
        return save_view(
            programme=programme, page="companies", name="Warm", query="", columns=(), is_shared=False, by=user
        )

    assert len(at_once(save, save)) == 1
    assert SavedView.objects.count() == 1
