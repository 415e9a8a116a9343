"""How items and themes are found."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from django.db.models import Q
from wagtail.models import Page

from veerkracht.shared.search.documents import ALWAYS, Document, Ids, Window

from .choices import CompanySize, ItemKind, Sector
from .models import ItemPage, KnowledgePage, Theme

THEME = "theme"
SHELF_LENGTH = 8
WindowsOf = Callable[[Collection[int]], Mapping[int, Sequence[Window]]]


def items(ids: Ids | None, *, windows_of_people: WindowsOf) -> Iterator[Document]:
    """Yield the published items; a story may be seen on the days on which its teller may."""
    shelves = dict(KnowledgePage.objects.values_list("path", "programme_id"))
    found = ItemPage.objects.live().select_related("storypage", "theme__parent", "locale").order_by("pk")
    pages = list(found if ids is None else found.filter(pk__in=ids))
    versions = _languages(pages)
    told = windows_of_people({page.storypage.told_by_id for page in pages if page.kind == ItemKind.STORY})
    for page in pages:
        programme_id = shelves.get(page.path[:SHELF_LENGTH])
        if programme_id is not None:
            windows = told.get(page.storypage.told_by_id, ()) if page.kind == ItemKind.STORY else ALWAYS
            also_in = versions[page.translation_key] - {page.locale.language_code}
            yield _item(page, programme_id, windows, sorted(also_in))


def _languages(pages: list[ItemPage]) -> dict[uuid.UUID, set[str]]:
    """Return in which languages each of these is on the site, by what its versions share; one query."""
    keys = [page.translation_key for page in pages]
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    live = ItemPage.objects.live().filter(translation_key__in=keys)
    for key, code in live.values_list("translation_key", "locale__language_code"):
        found[key].add(code)
    return found


def _item(page: ItemPage, programme_id: int, windows: Sequence[Window], also_in: Sequence[str]) -> Document:
    return Document(
        number=page.pk,
        scope=str(programme_id),
        kind=page.kind,
        title=page.title,
        summary=page.intro,
        body=page.words,
        tags=(page.theme.name, page.theme.main.name),
        language=page.locale.language_code,
        also_in=also_in,
        ref=page.slug,
        facets=_facets(page),
        day=page.checked_on,
        windows=windows,
    )


def _facets(page: ItemPage) -> dict[str, Sequence[str]]:
    """Return the codes by which people choose; an item for every sector or size is found under each of them."""
    single = {"layer": page.layer, "effort": page.effort, "cost": page.cost, "evidence": page.evidence}
    return {
        "theme": [page.theme.main.code],
        "subtheme": [page.theme.code] if page.theme.parent_id else [],
        "sector": page.sectors or Sector.values,
        "size": page.company_sizes or CompanySize.values,
        "dimension": page.scan_dimensions,
        "region": [page.region] if page.region else [],
        **{name: [code] for name, code in single.items() if code},
    }


def themes(ids: Ids | None) -> Iterator[Document]:
    """Yield the themes with their sub-themes; a sub-theme is found as its own theme too."""
    found = Theme.objects.select_related("parent").prefetch_related("children").order_by("pk")
    for theme in found if ids is None else found.filter(pk__in=ids):
        yield Document(
            number=theme.pk,
            scope=str(theme.programme_id),
            kind=THEME,
            title=theme.name,
            summary=theme.intro,
            tags=[child.name for child in theme.children.all()],
            ref=theme.code,
            note=theme.parent.name if theme.parent else "",
        )


def items_of_themes(theme_ids: Ids) -> Ids:
    """Return the items about these themes or their sub-themes."""
    about = Q(theme__in=theme_ids) | Q(theme__parent__in=theme_ids)
    return set(ItemPage.objects.filter(about).values_list("pk", flat=True))


def with_family(theme_ids: Ids) -> Ids:
    """Return these themes with their parents and sub-themes, since each names the other."""
    family = Theme.objects.filter(Q(pk__in=theme_ids) | Q(parent__in=theme_ids) | Q(children__in=theme_ids))
    return {*theme_ids, *family.values_list("pk", flat=True)}


def items_told_by(person_ids: Ids) -> Ids:
    """Return the stories that these persons tell."""
    return set(ItemPage.objects.filter(storypage__told_by_id__in=person_ids).values_list("pk", flat=True))


def with_versions(item_ids: Ids) -> Ids:
    """Return these items with their versions in other languages, which come and go with each other."""
    keys = Page.objects.filter(pk__in=item_ids).values("translation_key")
    return {*item_ids, *Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)}
