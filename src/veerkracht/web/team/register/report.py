"""The report of a file: counts that lead to their lines, fields that changed, and what could not be read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.domain.companies.choices import LineKind
from veerkracht.domain.companies.models import RegisterImport

from .wording import field_label, problem_text


def report_of(batch: RegisterImport, path: str) -> dict[str, Any]:
    """Return what the page shows of a file that was read."""
    counts: Mapping[str, int] = batch.report
    labels = {
        LineKind.NEW: _("new companies"),
        LineKind.CHANGED: _("companies changed"),
        LineKind.CLOSED: _("companies closed"),
        LineKind.GONE: _("companies not in the file any more"),
        LineKind.SAME: _("rows unchanged"),
        LineKind.REFUSED: _("rows left out"),
    }
    branches = {
        "branches_new": _("new branches"),
        "branches_changed": _("branches changed"),
        "branches_closed": _("branches closed"),
        "branches_gone": _("branches not in the file any more"),
    }
    return {
        "stats": [(label, counts.get(kind, 0), f"{path}?kind={kind.value}") for kind, label in labels.items()],
        "branches": [(label, counts[name]) for name, label in branches.items() if counts.get(name)],
        "fields": [(field_label(name), number) for name, number in _parts(counts, "field")],
        "problems": [_problem(name, number) for name, number in _parts(counts, "problem")],
        "kept": counts.get("kept", 0),
        "undo_kept": counts.get("undo_kept", 0),
        "undo_changed_since": counts.get("undo_changed_since", 0),
    }


def _parts(counts: Mapping[str, int], kind: str) -> list[tuple[str, int]]:
    found = [
        (name.split(":", 1)[1], number) for name, number in counts.items() if name.startswith(f"{kind}:") and number
    ]
    return sorted(found, key=lambda part: (-part[1], part[0]))


def _problem(name: str, number: int) -> tuple[str, str, int]:
    field, _colon, code = name.partition(":")
    return field_label(field) if field else _("row"), problem_text(code, {}).rstrip(": "), number
