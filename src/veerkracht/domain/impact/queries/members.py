"""Who the members of the dimensions are: names of fans, pioniers and municipalities, with their place on the map."""

from typing import NamedTuple

from django.db.models import CharField, F, FilteredRelation, IntegerField, Q, Value
from django.db.models.functions import Cast

from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Municipality, Programme

from ..choices import SECTORS, Dimension
from ..models import Tally


class Place(NamedTuple):
    """A municipality of the region on the tile map."""

    code: str
    name: str
    column: int
    row: int


class MemberNames(NamedTuple):
    """Names per dimension and member, and the map of the region."""

    names: dict[tuple[str, str], str]
    places: list[Place]

    def members(self, dimension: str) -> list[str]:
        """Return the members of a dimension in the order of their names; an unknown one has no name and is left out."""
        found = [(name, member) for (of, member), name in self.names.items() if of == dimension]
        return [member for _name, member in sorted(found)]


def member_names(programme: Programme) -> MemberNames:
    """Return the names of every fan, pionier and municipality of a programme in one query, and those of the sectors.

    Municipalities are those of the region, and those outside it of which a company counts.
    """
    nowhere = {"column": Cast(Value(None), IntegerField()), "row": Cast(Value(None), IntegerField())}
    fans = Fan.objects.of(programme).annotate(
        dimension=Value(Dimension.FAN.value, CharField()), member=Cast("pk", CharField()), label=F("name"), **nowhere
    )
    pioniers = Pionier.objects.of(programme).annotate(
        dimension=Value(Dimension.PIONIER.value, CharField()),
        member=Cast("pk", CharField()),
        label=F("person__name"),
        **nowhere,
    )
    counted = Tally.objects.filter(programme=programme, dimension=Dimension.MUNICIPALITY)
    places = (
        Municipality.objects.annotate(tile=FilteredRelation("tiles", condition=Q(tiles__programme=programme)))
        .filter(Q(tile__isnull=False) | Q(code__in=counted.values("member")))
        .annotate(
            dimension=Value(Dimension.MUNICIPALITY.value, CharField()),
            member=F("code"),
            label=F("name"),
            column=F("tile__column"),
            row=F("tile__row"),
        )
    )
    columns = ("dimension", "member", "label", "column", "row")
    rows = [found.order_by().values_list(*columns) for found in (fans, pioniers, places)]
    names = {(Dimension.SECTION.value, code): str(name) for code, name in SECTORS.items()}
    tiles = []
    for dimension, member, label, column, row in rows[0].union(*rows[1:], all=True):
        names[dimension, member] = label
        if column is not None:
            tiles.append(Place(member, label, column, row))
    return MemberNames(names, sorted(tiles, key=lambda place: (place.row, place.column)))
