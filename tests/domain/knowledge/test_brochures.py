import datetime as dt
import threading

import pytest
from django.db import connection

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import (
    MOST_ITEMS,
    NothingChosen,
    TooManyItems,
    clean_brochures,
    delete_brochure,
    remove_stories,
    restore_brochure,
    save_brochure,
)
from veerkracht.domain.knowledge.actions.brochures import KEPT_WHEN_AWAY
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import Brochure, BrochureItem, ItemPage, StoryPage
from veerkracht.shared.audit.models import AuditLine


def save(programme, items, **fields) -> Brochure:
    return save_brochure(programme=programme, title="Boekje", items=items, at=programme.now(), by=None, **fields)


def places(brochure) -> list[tuple[int, str]]:
    return list(brochure.lines.order_by("position").values_list("position", "item__title"))


def test_items_keep_the_order_in_which_they_are_given(programme):
    one, two = publish(programme, title="Een", slug="een"), publish(programme, title="Twee", slug="twee")
    brochure = save(programme, [two, one])
    assert places(brochure) == [(1, "Twee"), (2, "Een")]
    save(programme, [one], brochure=brochure)
    assert places(brochure) == [(1, "Een")]
    assert AuditLine.objects.about(brochure).count() == 2


@pytest.mark.parametrize(("number", "refusal"), [(0, NothingChosen), (MOST_ITEMS + 1, TooManyItems)])
def test_a_booklet_has_items_and_not_too_many(programme, number, refusal):
    with pytest.raises(refusal):
        save(programme, [ItemPage(title="Een")] * number)
    assert not Brochure.objects.exists()


def test_a_brochure_goes_comes_back_and_goes_for_good_after_a_month(programme):
    item, at = publish(programme), programme.now()
    brochure = save(programme, [item])
    delete_brochure(brochure=brochure, at=at, by=None)
    assert not Brochure.objects.of(programme).exists()
    with pytest.raises(Brochure.DoesNotExist):
        save(programme, [item], brochure=brochure)
    restore_brochure(brochure=brochure, by=None)
    assert places(Brochure.objects.of(programme).get()) == [(1, "Een tool")]
    delete_brochure(brochure=brochure, at=at, by=None)
    clean_brochures(programme=programme, at=at + KEPT_WHEN_AWAY, by=None)
    assert Brochure.objects.exists()
    clean_brochures(programme=programme, at=at + KEPT_WHEN_AWAY + dt.timedelta(seconds=1), by=None)
    assert not BrochureItem.objects.exists()
    assert ItemPage.objects.filter(pk=item.pk).exists()


def test_the_story_of_somebody_who_is_forgotten_leaves_the_brochure(programme):
    story = StoryPage.objects.get(pk=publish(programme, ItemKind.STORY, slug="verhaal").pk)
    brochure = save(programme, [story, publish(programme, slug="blijft")])
    remove_stories(person=story.told_by, at=programme.now(), by=None)
    assert places(brochure) == [(2, "Een tool")]


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_people_who_save_at_once_leave_one_whole_brochure(programme):
    items = [publish(programme, title=title, slug=title.lower()) for title in ("Een", "Twee", "Drie")]
    brochure = save(programme, items)
    orders = [items, items[::-1]]

    def work(order) -> None:
        try:
            save(programme, order, brochure=brochure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[order]) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [title for _place, title in places(brochure)] in (["Een", "Twee", "Drie"], ["Drie", "Twee", "Een"])
