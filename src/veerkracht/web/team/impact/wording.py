"""Figures in words: what is counted, of whom, when, and what proves it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from veerkracht.domain.companies.choices import EvidenceLevel, SourceKind, TouchpointKind
from veerkracht.domain.impact.choices import Counted, Dimension, Measure
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.shared.ui.formats import day

ANSWERS = {
    "yes": gettext_lazy("in the target group"),
    "no": gettext_lazy("outside the target group"),
    "unknown": gettext_lazy("target group unknown"),
}
UNKNOWN_MEMBER = {
    Dimension.MUNICIPALITY.value: gettext_lazy("municipality unknown"),
    Dimension.SECTION.value: gettext_lazy("sector unknown"),
}
# Which page shows where a fact comes from, and whether it takes the source's own key.
SOURCES = {
    SourceKind.ATTENDANCE_IMPORT.value: "team:import",
    SourceKind.EVENT.value: "team:event",
    SourceKind.QUESTION.value: "team:question",
    SourceKind.STEP.value: "team:step",
}
KINDS = dict(TouchpointKind.choices)
SOURCE_WORDS = dict(SourceKind.choices)
LEVELS = dict(EvidenceLevel.choices)

Proof = Mapping[str, Any]


def quarter_in_words(first: dt.date) -> str:
    """Return `Q3 2019`."""
    return _("Q%(number)s %(year)s") % {"number": (first.month + 2) // 3, "year": first.year}


def explained(measure: Measure, today: dt.date) -> str:
    """Return the definition with unit, source and date (KPI-8)."""
    return _("%(definition)s Unit: %(unit)s. Source: the ledger of facts, as it is on %(day)s.") % {
        "definition": measure.definition,
        "unit": unit_of(measure),
        "day": day(today),
    }


def unit_of(measure: Measure, amount: int = 2) -> str:
    """Return the unit of a figure: companies, persons, meetings or attendances; for one of them the singular."""
    if measure in {Measure.ATTENDANCES, Measure.UNNAMED}:
        return ngettext("attendance", "attendances", amount)
    if measure.counts is Counted.COMPANIES:
        return ngettext("company", "companies", amount)
    if measure.counts is Counted.PERSONS:
        return ngettext("person", "persons", amount)
    return ngettext("meeting", "meetings", amount)


def member_in_words(figure: Figure, names: Mapping[tuple[str, str], str]) -> str | None:
    """Return the name of the member; None when this programme has no such member."""
    if not figure.member:
        return str(UNKNOWN_MEMBER.get(figure.dimension, ""))
    return names.get((figure.dimension, figure.member))


def title_of(figure: Figure, member: str) -> str:
    """Return a figure as one line: `companies aware, Ondernemerskring, in the target group, new in Q3 2019`."""
    parts = [str(Measure(figure.measure).label), member]
    if figure.in_target:
        parts.append(str(ANSWERS[figure.in_target]))
    if figure.quarter:
        parts.append(_("new in %(quarter)s") % {"quarter": quarter_in_words(figure.quarter)})
    if figure.since:
        parts.append(_("new since %(day)s") % {"day": day(figure.since, weekday=False)})
    return capfirst(", ".join(part for part in parts if part))


def what_happened(proof: Proof) -> str:
    """Return the kind of fact."""
    return str(KINDS.get(proof["kind"], proof["kind"]))


def what_shows_it(proof: Proof) -> str:
    """Return the meeting, the level, the evidence itself and the kind of source."""
    level = str(LEVELS[proof["level"]]) if proof["level"] else ""
    source = str(SOURCE_WORDS.get(proof["source_kind"], proof["source_kind"]))
    return " · ".join(part for part in (proof["title"], level, proof["evidence"], source) if part)


def source_url(proof: Proof, *, reads_questions: bool) -> str:
    """Return the page of the evidence; empty where this reader may not go."""
    route = SOURCES.get(proof["source_kind"])
    if route == "team:question" and not reads_questions:
        return ""
    if route and proof["source_id"]:
        return reverse(route, args=[proof["source_id"]])
    if proof["company_id"]:
        return reverse("team:company", args=[proof["company_id"]])
    return reverse("team:person", args=[proof["person_id"]]) if proof["person_id"] else ""
