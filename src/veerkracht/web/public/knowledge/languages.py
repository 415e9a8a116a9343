"""In which languages an item is there, and what to say when it is not in the visitor's own."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, get_language_info

from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.web.visible import readable_items

READ_IT = {"nl": "Lees dit in het Nederlands", "en": "Read this in English"}


class Version(NamedTuple):
    """An item in one language."""

    code: str
    url: str
    link: str

    @property
    def own_words(self) -> str:
        """Return the words that lead to it, in its own language."""
        return READ_IT[self.code]


class Versions(NamedTuple):
    """The item that is read, beside its other versions."""

    foreign: str
    others: list[Version]
    all: list[Version]

    @property
    def own(self) -> Version | None:
        """Return the version in the language of the page around it, unless that is the one that is read."""
        return next((version for version in self.others if version.code == get_language()), None)

    @property
    def language(self) -> str:
        """Return the language that is read, in the words of the page around it."""
        return language_name(self.foreign)


def language_name(code: str) -> str:
    """Return the name of a language in the language of the page."""
    return str(get_language_info(code)["name_translated"])


def versions_of(programme: Programme, item: ItemPage) -> Versions:
    """Return the versions that a visitor may read; one query."""
    rows = readable_items(programme, programme.today()).filter(translation_key=item.translation_key)
    found = [
        Version(code, reverse("public:item", args=[slug]), address(programme, "public:item", slug))
        for slug, code in rows.order_by("locale__language_code").values_list("slug", "locale__language_code")
    ]
    code = item.locale.language_code
    others = [version for version in found if version.code != code]
    return Versions(code if code != get_language() else "", others, found if others else [])
