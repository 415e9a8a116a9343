"""What somebody hears after a scan, and how employees are asked."""

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.writing import write_mail

from .models import CompanyScan, EmployeeWave, PlannedStep
from .permissions import proof_of_mail


def send_report(scan: CompanyScan) -> Mail | None:
    """Mail the link to the report; nothing when nobody left an address."""
    person = scan.person
    if person is None or not person.email:
        return None
    link = address(scan.programme, "public:scan-report", scan.token)
    return write_to(
        programme=scan.programme,
        kind="scan_report",
        email=person.email,
        person=person,
        company=scan.company,
        language=scan.language,
        context={"scan": scan, "link": f"{link}?bewijs={proof_of_mail(scan)}"},
    )


def remind_of_step(planned: PlannedStep) -> Mail | None:
    """Ask whether the chosen step was taken; nothing when the person is gone."""
    scan = planned.scan
    person = scan.person
    if person is None or not person.email:
        return None
    return write_to(
        programme=planned.programme,
        kind="scan_step",
        email=person.email,
        person=person,
        company=scan.company,
        language=scan.language,
        context={"planned": planned, "link": address(planned.programme, "public:scan-step", planned.token)},
    )


def invite_employee(wave: EmployeeWave, email: str, language: str) -> Mail:
    """Send one employee the link that all of them get.

    The mail belongs to no programme, so that no outbox shows it, and its address is removed once it was sent.
    """
    return write_mail(
        kind="scan_invitation",
        to_address=email,
        context={
            "wave": wave,
            "programme": wave.programme,
            "link": address(wave.programme, "public:scan-employee", wave.token),
        },
        language=language,
        programme_id=None,
        forgets_address=True,
    )
