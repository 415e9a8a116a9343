"""Paper for scans that more than one door gives: the sheet for a team talk, slips with codes, a closed wave."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from veerkracht.domain import scans
from veerkracht.domain.programme.queries import address
from veerkracht.domain.scans.models import EmployeeWave, ScanDefinition
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.shared.ui.formats import day
from veerkracht.web.printing import Data, house_style

FOLDER = Path(str(scans.__file__)).parent / "documents"
REPORT = FOLDER / "report.typ"
TALKING_SHEET = FOLDER / "talking_sheet.typ"
CODES = FOLDER / "codes.typ"
WAVE = FOLDER / "wave.typ"


def talking_sheet_data(definition: ScanDefinition, language: str) -> Data:
    """Return what `talking_sheet.typ` wants."""
    rules = definition.rules
    title = _("Talking sheet: %(scan)s") % {"scan": text_of(rules.title, language)}
    return house_style(definition.programme, title=title, language=language) | {
        "intro": _(
            "For a talk in the team. Choose two or three statements together. Each says what they think of it, nobody "
            "has to. Write nothing down about who said what; nothing of this talk is kept."
        ),
        "parts": [
            {
                "label": text_of(dimension.label, language),
                "statements": [text_of(statement.text, language) for statement in dimension.statements],
            }
            for dimension in rules.dimensions
        ],
        "closing": [
            _("What goes well and should stay?"),
            _("What one thing do we try in the coming month?"),
            _("Who starts, and when do we look back?"),
        ],
        "closing_title": _("To end with"),
        "licence": f"{rules.author}, {rules.licence}",
    }


def codes_data(wave: EmployeeWave, codes: Sequence[str], language: str) -> Data:
    """Return what `codes.typ` wants."""
    link = address(wave.programme, "public:scan-employee", wave.token)
    given = {"company": wave.company.name, "day": day(wave.closes_on)}
    return house_style(wave.programme, title=_("Slips for everybody"), language=language) | {
        "intro": _(
            "Cut the slips apart, put them in a bowl and let everybody draw one. Keep no list of who has which code: "
            "then nobody can know who answered."
        ),
        "codes": codes,
        "link": link,
        "words": {
            "open": _("Employee scan of %(company)s, until %(day)s. Open this page:") % given,
            "code": _("Your code:"),
        },
    }
