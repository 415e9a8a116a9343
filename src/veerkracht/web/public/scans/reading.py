"""Everything that the report says, worked out once for page and PDF."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.scans.models import CompanyScan
from veerkracht.domain.scans.queries import earlier_scans, margins, peers_of, scores_of, size_of
from veerkracht.domain.scans.rules.advice import reading
from veerkracht.domain.scans.rules.benchmark import benchmark
from veerkracht.domain.scans.rules.definition import Texts, text_of
from veerkracht.domain.scans.rules.scoring import level_of, rounded
from veerkracht.shared.ui.charts.values import Bar

from .candidates import Offered, offered_steps

GROUPS = {
    "sector_size": gettext_lazy("companies of your sector and size"),
    "sector": gettext_lazy("companies of your sector"),
    "size": gettext_lazy("companies of your size"),
    "all": gettext_lazy("all companies that did the scan"),
}


class Line(NamedTuple):
    """One dimension: score, level, what others score, and what changed since the scan before."""

    code: str
    label: str
    score: int | None
    level: str
    others: int | None
    change: int | None
    margin: int | None

    @property
    def change_in_words(self) -> str:
        """Return the change beside its uncertainty."""
        if self.change is None or self.margin is None:
            return ""
        given = {"change": f"{self.change:+d}", "margin": self.margin}
        if abs(self.change) >= self.margin:
            return _("%(change)s: more than chance (from %(margin)s points)") % given
        return _("%(change)s: may be chance (up to %(margin)s points)") % given


@dataclass(frozen=True)
class Report:
    """A scan, read for who did it."""

    scan: CompanyScan
    total: int | None
    level: str
    lines: list[Line]
    strengths: list[Line]
    attention: list[Line]
    steps: list[Offered]
    compared_with: str
    compared_count: int
    number: int
    sheets: int
    margin_note: bool

    @property
    def bars(self) -> list[Bar]:
        """Return the bars of the dimensions that have a score."""
        return [Bar(line.label, line.score) for line in self.lines if line.score is not None]


def read_report(scan: CompanyScan, language: str, *, sees_earlier: bool = False) -> Report:
    """Return the report of a finished scan in one language; what changed only for people of the company."""
    rules, found = scan.definition.rules, scores_of(scan)
    company = scan.company
    told = reading(rules, found)
    others = benchmark(
        peers_of(scan.definition, without=scan.company_id),
        sector=company.section if company else "",
        size=size_of(company.headcount) if company else "",
        codes=[each.code for each in rules.dimensions],
    )
    before = earlier_scans(scan) if sees_earlier else CompanyScan.objects.none()
    last = before.last()
    past = scores_of(last).known if last else {}
    margin = margins(scan.definition) if last else {}

    def label(texts: Texts) -> str:
        return text_of(texts, language)

    lines = []
    for each in rules.dimensions:
        score = found.dimensions.get(each.code)
        mean = others.means.get(each.code) if others else None
        old = past.get(each.code)
        lines.append(
            Line(
                each.code,
                label(each.label),
                None if score is None else rounded(score),
                "" if score is None else label(level_of(rules, score).label),
                None if mean is None else rounded(mean),
                None if score is None or old is None else rounded(score - old),
                rounded(margin[each.code]) if each.code in margin else None,
            )
        )
    by_code = {line.code: line for line in lines}
    return Report(
        scan=scan,
        total=None if found.total is None else rounded(found.total),
        level="" if found.total is None else label(level_of(rules, found.total).label),
        lines=lines,
        strengths=[by_code[code] for code in told.strengths],
        attention=[by_code[code] for code in told.attention],
        steps=offered_steps(scan.definition, found, told.attention, company=company, language=language),
        compared_with=str(GROUPS[others.group]) if others else "",
        compared_count=others.companies if others else 0,
        number=before.count(),
        sheets=scan.sheets.filter(completed_on__isnull=False).count(),
        margin_note=last is not None,
    )
