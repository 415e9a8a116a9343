"""Who may see a scan's scores, run an employee scan and read its results."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.permissions import can_speak_for, works_at
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .choices import WaveState
from .models import CompanyScan, EmployeeWave
from .rules.waves import may_close


def can_run_waves(user: User | AnonymousUser, company: Company) -> Decision:
    """Allow people of the company itself; the team cannot ask a company's employees, nor read what they answered."""
    if works_at(user, company):
        return ALLOWED
    return denied(_("Only people of the company itself may ask its employees."))


def can_close_wave(user: User | AnonymousUser, wave: EmployeeWave) -> Decision:
    """Allow people of the company from the last day on: nobody can close a wave right after somebody answered."""
    may_run = can_run_waves(user, wave.company)
    if not may_run:
        return may_run
    if wave.state != WaveState.OPEN:
        return denied(_("This employee scan is not open any more."))
    if not may_close(wave.closes_on, wave.programme.today()):
        return denied(_("It closes on its last day, not before: so nobody can tell answers by when they came."))
    return ALLOWED


def can_answer(wave: EmployeeWave, today: dt.date) -> Decision:
    """Allow whoever has the link or a code, while the wave is open."""
    if wave.state != WaveState.OPEN or today > wave.closes_on:
        return denied(_("This scan is closed. Your answers can not be added any more."))
    return ALLOWED


def can_see_scores(scan: CompanyScan) -> Decision:
    """Allow the programme to see a company's own scores only when the company said so."""
    if scan.shares_scores:
        return ALLOWED
    return denied(_("The company did not share its scores. You see that the scan was completed, and nothing else."))


def proof_of_mail(scan: CompanyScan) -> str:
    """Return what only the mail to whoever did the scan holds: it shows that its reader has that address."""
    email = scan.person.email.lower() if scan.person else ""
    return salted_hmac("scans.proof_of_mail", f"{scan.token} {email}").hexdigest()[:32]


def can_see_earlier(user: User | AnonymousUser, scan: CompanyScan, proof: str) -> Decision:
    """Allow people of the company: signed in, or by the link in a mail to who may speak for it (decision 17)."""
    if scan.company is None or works_at(user, scan.company):
        return ALLOWED
    by_mail = scan.person is not None and scan.person.email and constant_time_compare(proof, proof_of_mail(scan))
    if by_mail and scan.person is not None and can_speak_for(scan.person, scan.company):
        return ALLOWED
    return denied(_("Open the report by the link in your mail to see what changed since the scan before."))


def can_publish_definitions(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow who may change the programme's data."""
    return can_change(user, programme)
