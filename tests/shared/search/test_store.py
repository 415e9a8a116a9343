"""The index on disk: thrown away, broken, of another format or another database, it comes back by itself."""

import datetime as dt
import json
import threading

import pytest
from django.db import connection, transaction

from veerkracht.shared.search import documents
from veerkracht.shared.search.changes import here, since
from veerkracht.shared.search.documents import Document, Source, the_same
from veerkracht.shared.search.finding import Finder, Sight
from veerkracht.shared.search.models import SearchChange
from veerkracht.shared.search.store import Store

SIGHT = Sight("1", dt.date(2019, 9, 23))
TITLES = {1: "Appel", 2: "Peer"}


@pytest.fixture
def fruit(monkeypatch):
    """Make two documents findable that are in no table."""
    titles = dict(TITLES)

    def made(ids):
        return [Document(n, "1", "fruit", t) for n, t in titles.items() if ids is None or n in ids]

    monkeypatch.setattr(documents, "SOURCES", {})
    monkeypatch.setattr("veerkracht.shared.search.store.SOURCES", documents.SOURCES)
    documents.register(Source("fruit", made, {"fruit": the_same}))
    return titles


def change(number: int) -> None:
    """Note a change as the database would."""
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO search_searchchange ("table", "row", "transaction")'
            " VALUES ('fruit', %s, pg_current_xact_id()::text::bigint)",
            [number],
        )


def found(folder, words="") -> list[str]:
    return sorted(hit.title for hit in Finder(SIGHT, folder=folder).find(words).hits)


def test_missing_index_is_made(db, fruit, tmp_path):
    assert found(tmp_path / "new") == ["Appel", "Peer"]


def test_change_and_removal_are_followed(db, fruit, tmp_path):
    found(tmp_path)
    fruit[1] = "Abrikoos"
    del fruit[2]
    assert found(tmp_path) == ["Appel", "Peer"]  # nobody noted it yet
    change(1)
    change(2)
    assert found(tmp_path) == ["Abrikoos"]


@pytest.mark.parametrize("harm", ["pointer", "state", "segments", "format", "database"])
def test_broken_or_foreign_index_is_made_anew(db, fruit, tmp_path, harm):
    found(tmp_path)
    place = tmp_path / (tmp_path / "current").read_text()
    state = place / "state.json"
    facts = json.loads(state.read_text())
    if harm == "pointer":
        (tmp_path / "current").write_text("nowhere")
    elif harm == "state":
        state.write_text("{")
    elif harm == "segments":
        for file in place.glob("*.*"):
            if file.name != "state.json":
                file.write_bytes(b"x")
    else:
        state.write_text(json.dumps(facts | ({"made_with": "old"} if harm == "format" else {"database": "other"})))
    fresh = Store(tmp_path)
    assert fresh.searcher().num_docs == 2


def test_rebuild_keeps_the_old_index_until_the_new_one_is_there(db, fruit, tmp_path):
    store = Store(tmp_path)
    old = store.searcher()
    fruit[3] = "Kers"
    assert store.rebuild() == 3
    assert (old.num_docs, store.searcher().num_docs) == (2, 3)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_two_nodes_both_see_a_change(db, fruit, tmp_path):
    nodes = [Store(tmp_path / "a"), Store(tmp_path / "b"), Store(tmp_path / "b")]
    for node in nodes:
        node.searcher()
    fruit[3] = "Kers"
    change(3)
    assert [node.searcher().num_docs for node in nodes] == [3, 3, 3]


def test_node_that_was_away_too_long_is_rebuilt(db, fruit, tmp_path):
    position = here()
    later = type(position)(position.database, position.transaction, position.done, position.day.replace(year=2000))
    assert since(position) is not None
    assert since(later) is None


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_change_of_a_slow_transaction_is_not_missed(fruit, tmp_path):
    """A transaction that began earlier and ends later than one that was already read."""
    store, may_end, has_begun = Store(tmp_path), threading.Event(), threading.Event()
    store.searcher()

    def slow() -> None:
        with transaction.atomic():
            change(1)
            has_begun.set()
            may_end.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    has_begun.wait(10)
    fruit.update({1: "Abrikoos", 2: "Pruim"})
    change(2)
    assert found(tmp_path) == ["Appel", "Pruim"]
    may_end.set()
    thread.join()
    assert found(tmp_path) == ["Abrikoos", "Pruim"]


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_many_searches_during_rebuilds_all_find(fruit, tmp_path):
    wrong: list[int] = []

    def ask() -> None:
        try:
            wrong.extend(1 for _ in range(20) if found(tmp_path, "appel") != ["Appel"])
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        Store(tmp_path).rebuild()
    for thread in threads:
        thread.join()
    assert not wrong


def test_changes_are_written_with_their_transaction(db):
    change(1)
    assert SearchChange.objects.get().transaction >= here().transaction
