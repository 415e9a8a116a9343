"""The report as an accessible PDF."""

from django.utils.translation import gettext as _

from veerkracht.domain.programme.queries import address
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.shared.ui.formats import day
from veerkracht.web.printing import Data, house_style, qr

from .reading import Report


def report_data(report: Report, language: str) -> Data:
    """Return what `report.typ` wants."""
    scan = report.scan
    rules = scan.definition.rules
    title = text_of(rules.title, language)
    link = address(scan.programme, "public:scan-report", scan.token)
    return house_style(scan.programme, title=title, language=language) | {
        "about": _head(report),
        "total": report.total,
        "level": report.level,
        "lines": [
            {
                "label": line.label,
                "score": line.score,
                "level": line.level or _("too little answered"),
                "others": "" if line.others is None else str(line.others),
                "change": line.change_in_words,
            }
            for line in report.lines
        ],
        "compared": _compared(report),
        "has_change": report.margin_note,
        "strengths": [line.label for line in report.strengths],
        "attention": [line.label for line in report.attention],
        "steps": [{"title": step.title, "why": step.why, "dimension": step.dimension_label} for step in report.steps],
        "note": _note(report),
        "link": link,
        "qr": qr(link),
        "qr_alt": _("QR code that leads to %(link)s") % {"link": link},
        "licence": f"{rules.author}, {rules.licence}. {text_of(rules.source, language)}.",
        "words": {
            "total": _("Total"),
            "of": _("Dimension"),
            "score": _("Score"),
            "level": _("Level"),
            "others": _("Others"),
            "change": _("Change since the last scan"),
            "strengths": _("What goes well"),
            "attention": _("What asks attention"),
            "steps": _("Three steps that fit"),
            "scores": _("Your scores"),
            "picture": _("Bars of the scores, from 0 to 100; the table below says the same."),
            "again": _("This report on the site:"),
        },
    }


def _head(report: Report) -> str:
    scan = report.scan
    who = scan.company.name if scan.company else scan.company_name
    return ", ".join(filter(None, (who, day(scan.completed_on, weekday=False))))


def _compared(report: Report) -> str:
    if not report.compared_with:
        return _("There are not yet ten companies to compare with.")
    given = {"group": report.compared_with, "count": report.compared_count}
    return (
        _("Others: %(group)s, %(count)s in number. They chose to do the scan themselves, so they are no average.")
        % given
    )


def _note(report: Report) -> str:
    return (
        _("Indicative: nobody has set norms for these statements yet.")
        if report.scan.definition.rules.indicative
        else ""
    )
