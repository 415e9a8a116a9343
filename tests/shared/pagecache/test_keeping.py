from veerkracht.shared.pagecache.changes import Changes
from veerkracht.shared.pagecache.keeping import Page, Pages


def page(size: int) -> Page:
    return Page(b"x" * size, (), '"e"', frozenset(), 0, 0.0)


def test_least_used_page_goes_when_there_is_no_room():
    pages = Pages(100)
    for name in ("a", "b"):
        pages.put(name, page(40))
    pages.get("a")
    pages.put("c", page(40))
    assert [name for name in ("a", "b", "c") if pages.get(name)] == ["a", "c"]


def test_page_put_twice_takes_its_room_once():
    pages = Pages(100)
    for _ in range(5):
        pages.put("a", page(60))
    assert pages.get("a")


def test_page_larger_than_the_room_is_not_kept():
    pages = Pages(10)
    pages.put("a", page(11))
    assert pages.get("a") is None


def test_while_nobody_listens_everything_may_have_changed():
    changes = Changes()
    assert changes.since(changes.now(), ["events_event"])
    assert changes.watched == frozenset()
