"""The choices beside a list: kind, theme, and what an item asks of a firm, each with how many there are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.choices import (
    ARTICLE_KINDS,
    TOOL_KINDS,
    CompanySize,
    Cost,
    Effort,
    Evidence,
    ItemKind,
    Layer,
    ScanDimension,
    Sector,
)
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.ui.items import Chip

Label = str | Promise
LONGEST_CODE = 60


class Kind(NamedTuple):
    """What a visitor calls a kind: the name in the address, the words, and the kinds in the index."""

    name: str
    label: Label
    kinds: tuple[str, ...]


ITEM_KINDS = (
    Kind("story", _("Stories"), (ItemKind.STORY,)),
    Kind("tool", _("Tools and scans"), TOOL_KINDS),
    Kind("article", _("Articles"), ARTICLE_KINDS),
    Kind("scheme", _("Schemes"), (ItemKind.SCHEME,)),
    Kind("page", _("About the programme"), (ItemKind.PAGE,)),
)
ALL_KINDS = (
    *ITEM_KINDS,
    Kind("thema", _("Themes"), ("theme",)),
    Kind("pionier", _("Pioniers"), ("pionier",)),
    Kind("agenda", _("Meetings"), ("event",)),
    Kind("fan", _("Fans"), ("fan",)),
)


class Facet(NamedTuple):
    """A choice: its name in the address and in the index, its label, and the labels of its codes, if they have any."""

    name: str
    facet: str
    label: Label
    labels: Mapping[str, Label] | None

    def knows(self, code: str) -> bool:
        """Tell whether this can be chosen; without labels each code is its own label."""
        return code in self.labels if self.labels is not None else 0 < len(code) <= LONGEST_CODE


class Select(NamedTuple):
    """A facet as a page draws it: options of code, words, and whether it is chosen."""

    name: str
    label: Label
    options: list[tuple[str, str, bool]]


FIXED = (
    Facet("laag", "layer", _("Why, how or what"), dict(Layer.choices)),
    Facet("grootte", "size", _("Size of the firm"), dict(CompanySize.choices)),
    Facet("sector", "sector", _("Sector"), dict(Sector.choices)),
    Facet("tijd", "effort", _("Time it takes"), dict(Effort.choices)),
    Facet("kosten", "cost", _("Cost"), dict(Cost.choices)),
    Facet("bewijs", "evidence", _("Evidence"), dict(Evidence.choices)),
    Facet("scan", "dimension", _("Dimension of the scan"), dict(ScanDimension.choices)),
    Facet("streek", "region", _("Part of the region"), None),
)


def facets_of(programme: Programme) -> tuple[Facet, ...]:
    """Return the facets of the knowledge base, the themes of this programme first; one query."""
    themes = Theme.objects.of(programme).main().order_by("position", "pk")
    return (Facet("thema", "theme", _("Theme"), {theme.code: theme.label for theme in themes}), *FIXED)


def chosen(given: QueryDict, facets: Iterable[Facet]) -> dict[str, list[str]]:
    """Return the codes that were chosen, by the facet in the index; what does not exist is not chosen."""
    found = {facet.facet: given.get(facet.name, "") for facet in facets if facet.knows(given.get(facet.name, ""))}
    return {facet: [code] for facet, code in found.items()}


def selects(
    facets: Iterable[Facet], picked: Mapping[str, list[str]], counts: Mapping[str, Counter[str]]
) -> list[Select]:
    """Return the choices that would leave something, with how much; what is chosen stays among them."""
    found = [
        Select(
            facet.name, facet.label, _options(facet, picked.get(facet.facet, []), counts.get(facet.facet, Counter()))
        )
        for facet in facets
    ]
    return [select for select in found if select.options]


def _options(facet: Facet, picked: list[str], counts: Counter[str]) -> list[tuple[str, str, bool]]:
    labels = facet.labels if facet.labels is not None else {code: code for code in sorted({*counts, *picked})}
    return [
        (code, f"{capfirst(str(label))} ({counts[code]})", code in picked)
        for code, label in labels.items()
        if counts[code] or code in picked
    ]


def kind_chips(kinds: Iterable[Kind], now: str, counts: Counter[str], link: Callable[[str], str]) -> list[Chip]:
    """Return the kinds that would leave something; the one that holds now can be taken off."""
    return [
        Chip(str(kind.label), link("" if kind.name == now else kind.name), kind.name == now, number)
        for kind in kinds
        if (number := sum(counts[each] for each in kind.kinds)) or kind.name == now
    ]
