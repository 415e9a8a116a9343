"""REF-A: an answer in 2 working days; the day of asking does not count (holidays by ATW-2)."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest

from veerkracht.domain.referrals.actions import ask_question

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2019-09-23 09:00", "2019-09-25"),  # Monday: Wednesday
        ("2019-09-20 16:59", "2019-09-24"),  # Friday: Tuesday, over the weekend
        ("2019-09-21 11:00", "2019-09-24"),  # Saturday: as Friday
        ("2019-09-22 23:59", "2019-09-24"),  # Sunday, a minute before midnight
        ("2019-12-24 12:00", "2019-12-30"),  # both days of Christmas and the weekend
        ("2019-04-18 12:00", "2019-04-24"),  # Good Friday, Easter Monday
        ("2020-05-04 12:00", "2020-05-07"),  # 5 May counts as a day off every year
        ("2019-05-29 12:00", "2019-06-03"),  # Ascension Day
        ("2018-12-31 12:00", "2019-01-03"),  # over New Year
    ],
)
def test_ref_a_answer_is_due_in_two_working_days(programme, asked, due):
    at = dt.datetime.fromisoformat(asked).replace(tzinfo=AMSTERDAM)
    question = ask_question(programme=programme, email="a@example.org", text="Hoe?", at=at, form_key=uuid.uuid4())
    assert question.due_on == dt.date.fromisoformat(due)


def test_ref_a_day_of_asking_is_the_local_day(programme):
    """Half past midnight on Tuesday here is still Monday in UTC."""
    at = dt.datetime(2019, 9, 23, 22, 30, tzinfo=dt.UTC)
    question = ask_question(programme=programme, email="a@example.org", text="Hoe?", at=at, form_key=uuid.uuid4())
    assert question.due_on == dt.date(2019, 9, 26)


def test_ref_a_a_programme_may_promise_another_number_of_days(programme):
    programme.answer_working_days = 5
    at = dt.datetime(2019, 9, 23, 9, tzinfo=AMSTERDAM)
    question = ask_question(programme=programme, email="a@example.org", text="Hoe?", at=at, form_key=uuid.uuid4())
    assert question.due_on == dt.date(2019, 9, 30)
