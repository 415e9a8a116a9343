"""What waits for somebody: counted in one statement, because it stands on every page of the workspace."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.pioniers.choices import ExpenseState
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.shared.mail.choices import MailState

# Written out: building these subqueries from models would cost every page more than the counting itself.
COUNT = """
    SELECT
        (SELECT count(*) FROM referrals_question WHERE programme_id = %(programme)s AND state = %(open)s),
        (SELECT count(*) FROM referrals_question
            WHERE programme_id = %(programme)s AND state = %(open)s AND due_on < %(today)s),
        (SELECT count(*) FROM companies_concretestep WHERE programme_id = %(programme)s AND state = %(asked)s),
        (SELECT count(*) FROM mail_mail WHERE programme_id = %(programme)s AND state = %(held)s),
        (SELECT count(*) FROM mail_mail WHERE programme_id = %(programme)s AND state = %(failed)s),
        (SELECT count(*) FROM events_attendanceimport WHERE programme_id = %(programme)s AND state = %(preview)s),
        (SELECT count(*) FROM events_event e JOIN companies_occasion o ON o.id = e.occasion_id
            WHERE e.programme_id = %(programme)s AND o.starts_at >= %(now)s
            AND NOT EXISTS (SELECT 1 FROM pioniers_engagement g WHERE g.occasion_id = o.id)),
        (SELECT min(id) FROM events_attendanceimport WHERE programme_id = %(programme)s AND state = %(preview)s),
        (SELECT count(*) FROM companies_nextcontact
            WHERE programme_id = %(programme)s AND done_on IS NULL AND due_on < %(today)s),
        (SELECT count(*) FROM companies_rightsrequest
            WHERE programme_id = %(programme)s AND state = %(open)s AND due_on < %(today)s),
        (SELECT count(*) FROM events_stagerequest
            WHERE programme_id = %(programme)s AND state IN ('open', 'other', 'unfilled')),
        (SELECT count(*) FROM events_thanks WHERE programme_id = %(programme)s AND thanked_on IS NULL),
        (SELECT count(*) FROM mail_mail WHERE programme_id = %(programme)s AND state = %(unsure)s),
        (SELECT count(*) FROM pioniers_candidate WHERE programme_id = %(programme)s AND next_on < %(today)s),
        (SELECT count(*) FROM pioniers_travelexpense WHERE programme_id = %(programme)s AND state = %(claimed)s)
"""


class Attention(NamedTuple):
    """How many of each wait. `questions_overdue` are part of `questions_open`; `oldest_import` is a key, to open it."""

    questions_open: int = 0
    questions_overdue: int = 0
    steps_waiting: int = 0
    mails_held: int = 0
    mails_failed: int = 0
    imports_in_preview: int = 0
    events_without_pionier: int = 0
    oldest_import: int | None = None
    contacts_overdue: int = 0
    rights_overdue: int = 0
    stages_waiting: int = 0
    thanks_waiting: int = 0
    mails_unsure: int = 0
    candidates_overdue: int = 0
    expenses_waiting: int = 0


def attention(programme: Programme, *, now: dt.datetime, today: dt.date) -> Attention:
    """Return what waits in this programme at this moment."""
    values: Mapping[str, int | str | dt.date] = {
        "programme": programme.pk,
        "now": now,
        "today": today,
        "open": QuestionState.OPEN.value,
        "asked": StepState.ASKED.value,
        "held": MailState.HELD.value,
        "failed": MailState.FAILED.value,
        "unsure": MailState.UNSURE.value,
        "preview": ImportState.PREVIEW.value,
        "claimed": ExpenseState.CLAIMED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        return Attention(*cursor.fetchone())
