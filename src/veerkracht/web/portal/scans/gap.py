"""What a closed wave tells: groups that may be shown, the gap with management, and what fits."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from veerkracht.domain.knowledge.choices import TOOL_KINDS, ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.scans.choices import WaveState
from veerkracht.domain.scans.models import EmployeeWave, WaveResult
from veerkracht.domain.scans.queries import management_scores
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.domain.scans.rules.scoring import gaps, rounded
from veerkracht.domain.scans.rules.waves import WHOLE, band
from veerkracht.shared.ui.charts.values import Bar
from veerkracht.shared.ui.formats import day
from veerkracht.web.printing import OWN_PAGES, Data, house_style
from veerkracht.web.visible import readable_items

TOOLS, STORIES = 3, 1
NOTHING = "-"


class Line(NamedTuple):
    """One dimension: management, employees, the gap, and the change since the wave before."""

    code: str
    label: str
    management: int | None
    employees: int | None
    gap: int | None
    is_flagged: bool
    said: str
    change: str


class GroupLine(NamedTuple):
    """One group that may be shown."""

    title: str
    answers: str
    scores: list[int | None]
    total: int | None


@dataclass(frozen=True)
class WaveReport:
    """A closed wave, read for its company."""

    lines: list[Line]
    groups: list[GroupLine]
    hidden: int
    labels: list[str]
    remarks: list[str]
    tools: list[ItemPage]
    stories: list[ItemPage]
    management_on: str
    answers: str

    @property
    def is_empty(self) -> bool:
        """Tell whether too few people answered to tell anything."""
        return not self.groups

    @property
    def has_changes(self) -> bool:
        """Tell whether there is an earlier wave to look back at."""
        return any(line.change for line in self.lines)

    @property
    def bars(self) -> list[Bar]:
        """Return the bars of what employees say."""
        return [Bar(line.label, line.employees) for line in self.lines if line.employees is not None]


def read_wave(wave: EmployeeWave, language: str) -> WaveReport:
    """Return what may be told of a closed wave, from its stored results only: the urn is not looked into."""
    rules = wave.definition.rules
    results = list(WaveResult.objects.filter(wave=wave).order_by("group"))
    whole = next((each for each in results if each.group == WHOLE), None)
    found = management_scores(wave)
    employees: dict[str, float | None] = dict(whole.scores) if whole else {}
    between = {each.code: each for each in gaps(rules, found[1], employees)} if found else {}
    before = _before(wave)
    lines = []
    for each in rules.dimensions:
        gap = between.get(each.code)
        own = found[1].dimensions.get(each.code) if found else None
        theirs = whole.scores.get(each.code) if whole else None
        points = None if gap is None else rounded(gap.points)
        change = _change(before, each.code, theirs, rules.change)
        is_flagged = gap is not None and gap.is_flagged
        lines.append(
            Line(
                each.code,
                text_of(each.label, language),
                None if own is None else rounded(own),
                theirs,
                points,
                is_flagged,
                _said(points) if is_flagged and points is not None else "",
                change,
            )
        )
    flagged = [line.code for line in lines if line.is_flagged] or _lowest(lines)
    tools, stories = _items(wave, flagged)
    codes = [each.code for each in rules.dimensions]
    return WaveReport(
        lines=lines,
        groups=[
            GroupLine(each.title, in_words(each.answers), [each.scores.get(code) for code in codes], each.total)
            for each in results
        ],
        hidden=len(wave.teams) - sum(each.group != WHOLE for each in results),
        labels=[line.label for line in lines],
        remarks=whole.remarks if whole else [],
        tools=tools,
        stories=stories,
        management_on=day(found[0].completed_on, weekday=False) if found else "",
        answers=in_words(whole.answers) if whole else "",
    )


def in_words(answers: int) -> str:
    """Return about how many answered: never a number to count with."""
    low, high = band(answers)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _said(points: int) -> str:
    return _("management sees it brighter") if points > 0 else _("employees see it brighter")


def _before(wave: EmployeeWave) -> WaveResult | None:
    """Return what the wave before told of the whole company, when it asked the same."""
    earlier = EmployeeWave.objects.filter(
        company_id=wave.company_id, state=WaveState.CLOSED, definition__code=wave.definition.code
    )
    last = earlier.filter(closed_on__lt=wave.closed_on).order_by("-closed_on", "-pk").first()
    return WaveResult.objects.filter(wave=last, group=WHOLE).first() if last else None


def _change(before: WaveResult | None, code: str, now: int | None, least: int) -> str:
    """Return the change since the wave before; less than so many points is no change."""
    then = before.scores.get(code) if before else None
    if then is None or now is None:
        return ""
    return f"{now - then:+d}" if abs(now - then) >= least else _("the same")


def _lowest(lines: list[Line]) -> list[str]:
    known = sorted((line.employees, line.code) for line in lines if line.employees is not None)
    return [code for _score, code in known[:2]]


def _items(wave: EmployeeWave, dimensions: list[str]) -> tuple[list[ItemPage], list[ItemPage]]:
    """Return three tools and one story that fit."""
    programme = wave.programme
    items = readable_items(programme, programme.today()).filter(scan_dimensions__overlap=dimensions)
    items = items.select_related(*OWN_PAGES).order_by("-checked_on", "pk")
    return list(items.filter(kind__in=TOOL_KINDS)[:TOOLS]), list(items.filter(kind=ItemKind.STORY)[:STORIES])


def wave_data(wave: EmployeeWave, read: WaveReport, language: str) -> Data:
    """Return what `wave.typ` wants: what the page says, and nothing else."""
    title = _("Employee scan of %(company)s") % {"company": wave.company.name}
    return house_style(wave.programme, title=title, language=language) | {
        "about": _("Closed on %(day)s") % {"day": day(wave.closed_on)},
        "empty": _("Too few people answered to tell anything without showing who said what.") if read.is_empty else "",
        "lines": [
            [line.label, _figure(line.management), _figure(line.employees), _figure(line.gap), line.said or line.change]
            for line in read.lines
        ],
        "head": [_("Dimension"), _("Management"), _("Employees"), _("Gap"), ""],
        "groups": [[each.title, each.answers, *map(_figure, each.scores), _figure(each.total)] for each in read.groups],
        "group_head": [_("Group"), _("Answers"), *(line.code for line in read.lines), _("Total")],
        "groups_title": _("Per group"),
        "gap_title": _("Management and employees"),
        "remarks": read.remarks,
        "remarks_title": _("What people would change first"),
        "fit_title": _("What fits"),
        "fit": [f"{item.title}: {item.intro}" for item in (*read.stories, *read.tools)],
        "note": _(
            "Whole figures between 5 and 95, of five people or more. Groups too small to hide somebody are not shown."
        ),
    }


def _figure(value: int | None) -> str:
    return NOTHING if value is None else str(value)
