"""By what the list of companies is counted."""

import datetime as dt
from typing import Any

from django.db.models import Case, F, Q, Value, When

from veerkracht.domain.companies.queries import IS_AT, size_filter
from veerkracht.domain.companies.rules.segments import day_before
from veerkracht.domain.companies.rules.sizes import SIZE_CLASSES, SIZE_UNKNOWN

# Months since the last contact: from (exclusive of the next) and until.
RECENT, THIS_YEAR, LONG_AGO, NEVER = "3", "12", "older", "never"


def contact_periods(on: dt.date) -> dict[str, Q]:
    """Return when a company was last met, as periods that do not overlap."""
    quarter, year = day_before(on, 3), day_before(on, 12)
    return {
        RECENT: Q(stage__last_on__gte=quarter),
        THIS_YEAR: Q(stage__last_on__gte=year, stage__last_on__lt=quarter),
        LONG_AGO: Q(stage__last_on__lt=year),
        NEVER: Q(stage__isnull=True),
    }


def expressions(on: dt.date) -> dict[str, Any]:
    """Return per filter what its value is in a row."""
    sizes = {code: size_filter(code) for code in (*SIZE_CLASSES, SIZE_UNKNOWN)}
    return {
        "stage": _which(IS_AT),
        "target": F("target_answer"),
        "municipality": F("municipality_id"),
        "sector": F("section"),
        "size": _which(sizes),
        "contact": _which(contact_periods(on)),
    }


def _which(parts: dict[str, Q]) -> Case:
    return Case(*(When(part, then=Value(code)) for code, part in parts.items()), default=Value(""))
