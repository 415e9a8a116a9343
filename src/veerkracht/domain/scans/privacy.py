"""What scans say about people, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, on_forget, personal_data, swept

from . import actions
from .models import CompanyScan, EmployeeWave, ManagementSheet, PlannedStep, ScanDefinition, ScanTeam, Urn, WaveResult

SCANS = Purpose(
    "scans",
    _("Show a company how it is doing and which step fits, and compare companies without names"),
    Basis.PUBLIC_TASK,
    _("people of management who do a scan"),
    _("nobody; the programme sees scores only when the company says so"),
)
VOICE = Purpose(
    "voice",
    _("Let employees say how it is, without anybody knowing who said what"),
    Basis.PUBLIC_TASK,
    _("employees who join of their own accord"),
    _("their company: totals of five people or more, never an answer"),
)
DONE_SCANS = Retention(
    "done_scans", _("who did a scan, and which step was chosen"), None, _("as long as the programme's file is kept")
)
SHEETS = Retention("scan_sheets", _("answers of management in scans"), 12, _("the day they were handed in"))
URNS = Retention("scan_urns", _("answers of employees"), 12, _("the last day of the employee scan"))

personal_data(
    CompanyScan,
    "person",
    "company_name",
    "scores",
    "wants_call",
    "completed_on",
    purpose=SCANS,
    retention=DONE_SCANS,
    person="person",
)
personal_data(PlannedStep, "title", "due_on", purpose=SCANS, retention=DONE_SCANS, person="scan__person")
personal_data(
    ManagementSheet,
    "answers",
    purpose=SCANS,
    retention=SHEETS,
    person="scan__person",
    programme="scan__programme",
)
personal_data(Urn, "ballots", "remarks", purpose=VOICE, retention=URNS, programme="wave__programme")
no_personal_data(ScanDefinition, "body", because="what a scan asks, the same for everybody")
no_personal_data(ScanTeam, "title", because="the name of a team and how many people it has, not who they are")
no_personal_data(EmployeeWave, "teams", "counts", because="names of teams and numbers of people")
no_personal_data(
    WaveResult, "scores", "remarks", because="of five people or more; remarks of ten or more, in order of the alphabet"
)

on_forget(actions.forget_scans)
swept(SHEETS, find=actions.old_sheets, clean=actions.empty_sheets)
swept(URNS, find=actions.old_urns, clean=actions.empty_urns)
