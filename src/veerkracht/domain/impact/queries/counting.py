"""Count once how many of a fan's members the programme reached: in memory, nothing is kept of the list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.companies.queries.matching import match_companies
from veerkracht.domain.companies.rules.columns import recognise
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome
from veerkracht.domain.companies.rules.search import folded
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.rules.attendance import parse
from veerkracht.domain.fans.rules.counting import SHORTEST_LIST, Told, told, told_by_theme
from veerkracht.domain.programme.models import Programme


@dataclass(frozen=True)
class MemberCount:
    """What may be told of a list: how long it is, and what of it in numbers that tell of nobody."""

    members: int
    recognised: Told
    reached: Told
    themes: tuple[tuple[str, Told], ...]

    @property
    def is_too_short(self) -> bool:
        """Tell whether the list has too few rows to say anything."""
        return self.members < SHORTEST_LIST


def count_members(programme: Programme, rows: Sequence[Sequence[str]]) -> MemberCount:
    """Match the rows of a member list with the register and count who was reached, by theme.

    Reads the database only. A company that stands twice counts once; only a certain match counts.
    """
    members = _members(programme, rows)
    if len(members) < SHORTEST_LIST:
        return MemberCount(len(members), told(0), told(0), ())
    matches = match_companies(programme, members)
    known = {match.company_id for match in matches if match.outcome is Outcome.MATCH and match.company_id}
    unknown = sum(match.outcome is not Outcome.MATCH for match in matches)
    size = len(known) + unknown
    stages = CompanyStage.objects.filter(programme=programme, company_id__in=known).order_by()
    reached = set(stages.values_list("company_id", flat=True))
    themes = _themes(programme, reached)
    shown = told_by_theme({theme: len(ids) for theme, ids in themes.items()}, len(reached), size)
    return MemberCount(size, told(len(known), size), told(len(reached), size), tuple(sorted(shown.items())))


def _members(programme: Programme, rows: Sequence[Sequence[str]]) -> list[CompanyEvidence]:
    """Return what each row says about a company, each company name once."""
    places = frozenset(programme.municipalities.values_list("name", flat=True))
    read = parse(rows, recognise(rows, places=places), places=places)
    found: dict[str, CompanyEvidence] = {}
    for row in read.rows:
        if row.has_company:
            found.setdefault(row.company.kvk_number or folded(row.company.name), row.company)
    return list(found.values())


def _themes(programme: Programme, reached: set[int]) -> dict[str, set[int]]:
    """Return per theme of meetings which of these companies came."""
    facts = Touchpoint.objects.of(programme).live().filter(company_id__in=reached, occasion__isnull=False)
    theme_of = dict(Event.objects.of(programme).exclude(theme="").order_by().values_list("pk", "theme"))
    found: dict[str, set[int]] = defaultdict(set)
    for company, occasion in facts.order_by().values_list("company_id", "occasion_id").distinct():
        if company and occasion in theme_of:
            found[theme_of[occasion]].add(company)
    return found
