"""What the site shows of the knowledge base: published items, and stories only of pioniers who are public."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.functional import Promise
from django.utils.translation import get_language

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.knowledge.queries import LANGUAGE
from veerkracht.domain.programme.models import Programme
from veerkracht.web.visible import once_each, readable_items

from .languages import language_name


class Listed(NamedTuple):
    """What a list shows of an item; a whole page of the CMS would cost far more to read."""

    kind: str
    title: str
    slug: str
    intro: str
    language: str
    theme_label: str

    @property
    def lang(self) -> str:
        """Return the language when it is another one than that of the page."""
        return self.language if self.language != get_language() else ""

    @property
    def language_label(self) -> str:
        """Return the language in words."""
        return language_name(self.language)

    @property
    def kind_label(self) -> str | Promise:
        """Return what it is, in words."""
        return ItemKind(self.kind).label


def listed(items: "QuerySet[ItemPage]") -> list[Listed]:
    """Return the items as lists show them."""
    name = Coalesce(NullIf("theme__name_en", Value("")), "theme__name") if get_language() == "en" else F("theme__name")
    named = items.annotate(theme_label=name, language=F("locale__language_code"))
    rows: Iterable[tuple[str, ...]] = named.values_list(*Listed._fields)
    return [Listed(*row) for row in rows]


def newest_of_each_kind(programme: Programme) -> dict[str, Listed]:
    """Return the most recently checked item of each kind, by kind."""
    items = once_each(readable_items(programme, programme.today()), get_language() or LANGUAGE)
    own = Case(When(locale__language_code=get_language(), then=0), default=1)
    newest = items.order_by("kind", own, "-checked_on", "-pk").distinct("kind")
    return {item.kind: item for item in listed(newest)}


def own_pages(programme: Programme) -> list[Listed]:
    """Return the pages that the programme wrote about itself."""
    readable = once_each(readable_items(programme, programme.today()), get_language() or LANGUAGE)
    return listed(readable.filter(kind=ItemKind.PAGE).order_by("title", "pk"))


def stories_of(programme: Programme, person_id: int) -> list[Listed]:
    """Return what this person tells, latest first."""
    readable = once_each(readable_items(programme, programme.today()), get_language() or LANGUAGE)
    items = readable.filter(storypage__told_by_id=person_id)
    return listed(items.order_by("-checked_on", "-pk"))
