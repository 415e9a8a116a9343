"""Which pioniers a visitor asked for. There are dozens at most, so they are chosen from in memory."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme, RegionTile
from veerkracht.web.choosing import ChoiceFilter
from veerkracht.web.requests import ProgrammeRequest

# Upper ends (exclusive) of the classes of domain.md 4.6; the last holds whatever is larger.
SIZES = ((10, "1-9"), (50, "10-49"), (100, "50-99"), (250, "100-249"))


def themes_of(pionier: Pionier) -> list[str]:
    """Return the themes apart; they are written with commas between."""
    return [theme.strip().lower() for theme in pionier.themes.split(",") if theme.strip()]


def size_of(pionier: Pionier) -> str:
    """Return the size class of the firm by its employees; empty when unknown."""
    people = pionier.company.headcount
    if people is None:
        return ""
    return next((name for end, name in SIZES if people < end), "250+")


def pionier_filter(request: ProgrammeRequest, pioniers: Sequence[Pionier], parts: dict[str, str]) -> ChoiceFilter:
    """Return the filter with the themes, parts of the region and sizes that occur."""
    themes = sorted({theme for pionier in pioniers for theme in themes_of(pionier)})
    regions = sorted({part for pionier in pioniers if (part := part_of(pionier, parts))})
    sizes = {size_of(pionier) for pionier in pioniers}
    choices = {
        "thema": (_("Theme"), _("All themes"), [(theme, theme.capitalize()) for theme in themes]),
        "streek": (_("Region"), _("Everywhere"), [(region, region) for region in regions]),
        "grootte": (_("Employees"), _("All sizes"), [(name, name) for _end, name in SIZES if name in sizes]),
    }
    return ChoiceFilter(request.GET, {name: choice for name, choice in choices.items() if len(choice[2]) > 1})


def parts_of_region(programme: Programme) -> dict[str, str]:
    """Return the part of the region by the code of the municipality."""
    tiles = RegionTile.objects.filter(programme=programme).exclude(subregion="").order_by("pk")
    return dict(tiles.values_list("municipality_id", "subregion"))


def part_of(pionier: Pionier, parts: dict[str, str]) -> str:
    """Return the part of the region in which the firm stands; empty when unknown."""
    return parts.get(pionier.company.municipality_id or "", "")


def chosen_pioniers(pioniers: Sequence[Pionier], form: ChoiceFilter, parts: dict[str, str]) -> list[Pionier]:
    """Return the pioniers who fit the choices, in the order given."""
    chosen = form.chosen()
    return [
        pionier
        for pionier in pioniers
        if chosen.get("thema", "") in {"", *themes_of(pionier)}
        and chosen.get("streek", "") in {"", part_of(pionier, parts)}
        and chosen.get("grootte", "") in {"", size_of(pionier)}
    ]
