"""Open the shelf of a programme, put items on it, and let the team edit them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, PageLogEntry, Site

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import ARTICLE_KINDS, TOOL_KINDS, ItemKind, Layer
from ..models import ArticlePage, ItemPage, KnowledgePage, SchemePage, StandardPage, StoryPage, Synonym, Theme, ToolPage
from ..queries import LANGUAGE, editors_group_name, editors_wanted, shelf_of
from ..rules.synonyms import SYNONYMS
from ..rules.taxonomy import TAXONOMY, Node
from .approvals import approve_on_paper
from .editing import open_editing

PAGE_OF = {
    ItemKind.STORY: StoryPage,
    ItemKind.SCHEME: SchemePage,
    ItemKind.PAGE: StandardPage,
    **dict.fromkeys(TOOL_KINDS, ToolPage),
    **dict.fromkeys(ARTICLE_KINDS, ArticlePage),
}

Block = tuple[str, object]


@action
def open_shelf(*, programme: Programme, title: str, by: User | None) -> KnowledgePage:
    """Give the programme its root page in every language, site, editors and themes; does nothing when it has them."""
    shelf = shelf_of(programme) or _open_first(programme, title)
    _open_site(programme, shelf)
    shelves = [
        shelf,
        *(_open_beside(shelf, language) for language, _name in settings.LANGUAGES if language != LANGUAGE),
    ]
    open_editing(programme, shelves)
    if not programme.themes.exists():
        _open_themes(programme)
        Synonym.objects.bulk_create(Synonym(programme=programme, words=words) for words in SYNONYMS)
    return shelf


def _open_first(programme: Programme, title: str) -> KnowledgePage:
    locale, _ = Locale.objects.get_or_create(language_code=LANGUAGE)
    shelf = KnowledgePage(title=title, slug=f"kennisbank-{programme.slug}", programme=programme, locale=locale)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    root.add_child(instance=shelf)
    return shelf


def _open_beside(shelf: KnowledgePage, language: str) -> KnowledgePage:
    """Return the shelf for translations into this language."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    found = shelf.get_translation_or_none(locale)
    if found is None:
        found = shelf.copy_for_translation(locale)
        with override(language):
            found.title = gettext("Knowledge base")
        found.live, found.has_unpublished_changes = True, False
        found.save()
    return cast(KnowledgePage, found)


def _open_themes(programme: Programme) -> None:
    mains = Theme.objects.bulk_create(_theme(programme, node, place) for place, node in enumerate(TAXONOMY, start=1))
    Theme.objects.bulk_create(
        _theme(programme, child, place, parent)
        for parent, node in zip(mains, TAXONOMY, strict=True)
        for place, child in enumerate(node.children, start=1)
    )


def _theme(programme: Programme, node: Node, place: int, parent: Theme | None = None) -> Theme:
    position = place * 100 if parent is None else parent.position + place
    return Theme(
        programme=programme, parent=parent, code=node.code, name=node.name, name_en=node.name_en, position=position
    )


def _open_site(programme: Programme, shelf: KnowledgePage) -> None:
    base = urlsplit(settings.BASE_URL)
    address = {
        "hostname": programme.hostnames[0] if programme.hostnames else f"{programme.slug}.localhost",
        "port": base.port or (443 if base.scheme == "https" else 80),
        "site_name": programme.name,
    }
    Site.objects.update_or_create(root_page=shelf, defaults=address)


@action
def admit_editors(*, programme: Programme, on: dt.date, by: User | None) -> Programme:
    """Let exactly those edit who may change the programme's data on this day; others leave the group."""
    group = Group.objects.get(name=editors_group_name(programme))
    wanted = editors_wanted(programme, on)
    group.user_set.set(wanted)
    about(programme, editors=len(wanted))
    return programme


@action
def publish_item(
    *,
    programme: Programme,
    kind: ItemKind,
    title: str,
    intro: str,
    theme: str,
    body: Sequence[Block],
    layer: Layer = Layer.HOW,
    checked_on: dt.date,
    review_on: dt.date,
    told_by: Person | None = None,
    link: str = "",
    maker: str = "",
    slug: str = "",
    facets: Mapping[str, object] | None = None,
    keeps_draft: bool = True,
    language: str = LANGUAGE,
    translates: ItemPage | None = None,
    owner: User | None = None,
    by: User | None,
) -> ItemPage:
    """Put a new item on the programme's shelf and publish it. A story needs `told_by`, a tool or scheme its `link`.

    A story counts as agreed upon by who tells it: ask before you call this. `theme` is the code of a theme or
    sub-theme; `facets` holds other fields of the item by name.
    `translates` names the item of which this is the version in another `language`.
    Without `keeps_draft` the first version is not kept apart, which loads many items in less time.
    Raises ValidationError when a field is wrong,
    KnowledgePage.DoesNotExist when the shelf was not opened, Theme.DoesNotExist for an unknown code.
    """
    shelf = KnowledgePage.objects.get(programme=programme, locale__language_code=language)
    given: Mapping[str, object] = {"told_by": told_by, "link": link, "maker": maker}
    own = {name: value for name, value in given.items() if hasattr(PAGE_OF[kind], name)}
    item = PAGE_OF[kind](
        kind=kind,
        title=title,
        slug=slug,
        intro=intro,
        theme=Theme.objects.get(programme=programme, code=theme),
        layer=layer,
        body=list(body),
        checked_on=checked_on,
        review_on=review_on,
        owner=owner,
        locale=shelf.locale,
        **own,
        **(facets or {}),
    )
    if translates is not None:
        item.translation_key = translates.translation_key
    shelf.add_child(instance=item)
    first = item.save_revision(user=owner, log_action=False) if keeps_draft else None
    if isinstance(item, StoryPage):
        approve_on_paper(story=item, remark="", by=by, at=programme.now())
    if first is not None:
        first.publish(user=owner)
    return ItemPage.objects.get(pk=item.pk)


@action
def remove_stories(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Delete the stories of somebody who is to be forgotten, with their drafts and their lines in the editor's log."""
    stories = list(StoryPage.objects.filter(told_by=person).order_by("pk"))
    for story in stories:
        PageLogEntry.objects.filter(page=story.pk).update(label="-", data={})
        story.delete()
        PageLogEntry.objects.filter(page=story.pk).update(label="-", data={})
    about(person, stories=len(stories))
    return len(stories)
