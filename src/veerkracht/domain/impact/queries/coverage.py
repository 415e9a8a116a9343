"""The present group of pioniers beside the target group: by part of the region, sector, size, theme, gender (PIO-7)."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from veerkracht.domain.companies.queries import population_cells, summed
from veerkracht.domain.companies.rules.sizes import SIZE_UNKNOWN, size_class
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.pioniers.choices import Gender
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.pioniers.rules.coverage import Part, parts, untold
from veerkracht.domain.programme.models import Programme

# Of fewer than so many who told it, nothing is said about gender: one could see who it was.
FEWEST_TOLD = 5


class Coverage(NamedTuple):
    """How the group is spread; `gender_told` is how many of them told their gender, `gender` empty when too few did."""

    pioniers: int
    region: list[Part]
    sector: list[Part]
    size: list[Part]
    theme: list[Part]
    gender: list[Part]
    gender_told: int


def coverage(programme: Programme, today: dt.date) -> Coverage:
    """Return how the pioniers who are appointed today are spread (PIO-7); four queries."""
    appointed = Pionier.objects.of(programme).filter(
        appointments__starts_on__lte=today, appointments__ends_on__gt=today
    )
    group = list(appointed.select_related("company").order_by("pk").distinct())
    places = dict(programme.tiles.order_by().values_list("municipality_id", "subregion"))
    cells = population_cells(programme)
    by_place = summed(cells, lambda cell: places.get(cell.municipality, ""))
    by_sector = summed(cells, lambda cell: cell.sector)
    by_size = summed(cells, lambda cell: cell.size)
    themes = _Themes.of(programme)
    told = [each.gender for each in group if each.gender]
    return Coverage(
        pioniers=len(group),
        region=parts([places.get(each.company.municipality_id or "", "") for each in group], _sizes(by_place)),
        sector=parts([each.company.section for each in group], _sizes(by_sector)),
        size=parts([_size(each.company.headcount) for each in group], _sizes(by_size)),
        theme=untold([themes.told(each.themes) for each in group], themes.wanted),
        gender=_genders(told) if len(told) >= FEWEST_TOLD else [],
        gender_told=len(told),
    )


def _sizes(found: Mapping[str, tuple[int, ...]]) -> dict[str, int]:
    """Return how many companies each known part has."""
    return {code: part[0] for code, part in found.items() if code and code != SIZE_UNKNOWN}


def _size(headcount: int | None) -> str:
    code = size_class(headcount)
    return "" if code == SIZE_UNKNOWN else code


class _Themes(NamedTuple):
    """The main themes by their code, and under which words pioniers write them: a name, its beginning, a part of it."""

    wanted: list[str]
    words: dict[str, str]

    @classmethod
    def of(cls, programme: Programme) -> "_Themes":
        """Read the themes; one query."""
        themes = list(Theme.objects.of(programme).order_by("parent_id", "position", "pk"))
        return cls(
            [theme.code for theme in themes if theme.parent_id is None],
            {theme.name.lower(): theme.main.code for theme in reversed(themes)},
        )

    def told(self, written: str) -> list[str]:
        """Return the codes of the themes in a text with commas; words that are no theme are left out."""
        words = [word.strip().lower() for word in written.split(",") if word.strip()]
        return [code for word in words if (code := self._code(word))]

    def _code(self, word: str) -> str:
        whole = self.words.get(word, "")
        return whole or next((code for name, code in self.words.items() if name.startswith(f"{word} ")), "")


def _genders(told: list[str]) -> list[Part]:
    """Return women and men beside an even split: how many entrepreneurs are women is not in the register."""
    return parts(told, {Gender.WOMAN.value: 1, Gender.MAN.value: 1})
