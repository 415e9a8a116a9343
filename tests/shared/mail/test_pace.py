"""Quiet hours, most mails a week, and addresses that take no mail."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as django_mail
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared.mail.test_sending import a_mail
from veerkracht.shared.mail.actions import AddressNotBlocked, block_address, lift_block
from veerkracht.shared.mail.choices import MailState, Wait
from veerkracht.shared.mail.models import BlockedAddress, MailPace
from veerkracht.shared.mail.rules import WEEK, Pace, is_quiet, next_moment, room_at
from veerkracht.shared.mail.sending import send_due

ZONE = ZoneInfo("Europe/Amsterdam")
EVENING = Pace(dt.time(20), dt.time(7, 30), quiet_on_sunday=True, weekly_most=3)
MOMENTS = st.datetimes(min_value=dt.datetime(2019, 1, 1), max_value=dt.datetime(2020, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001 hypothesis puts the zone in


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ((2019, 9, 23, 12, 0), (2019, 9, 23, 12, 0)),
        ((2019, 9, 23, 20, 0), (2019, 9, 24, 7, 30)),
        ((2019, 9, 24, 3, 0), (2019, 9, 24, 7, 30)),
        ((2019, 9, 28, 21, 0), (2019, 9, 30, 7, 30)),  # Saturday evening: Sunday is quiet too
        ((2019, 9, 29, 12, 0), (2019, 9, 30, 7, 30)),
        ((2019, 10, 27, 2, 30), (2019, 10, 28, 7, 30)),  # the night on which the clock goes back is a Sunday
    ],
)
def test_a_mail_waits_for_the_end_of_the_quiet_hours(at: tuple[int, ...], then: tuple[int, ...]) -> None:
    found = next_moment(dt.datetime(*at, tzinfo=ZONE), EVENING)
    assert found == dt.datetime(*then, tzinfo=ZONE)


@settings(max_examples=60)
@given(MOMENTS, st.times(), st.times(), st.booleans())
def test_what_comes_out_is_never_quiet_and_never_earlier(
    at: dt.datetime, start: dt.time, end: dt.time, sunday: bool
) -> None:
    pace = Pace(start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0), sunday, 3)
    found = next_moment(at, pace)
    assert found >= at
    assert not is_quiet(found, pace)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 20_000), max_size=12), st.integers(1, 4))
def test_nobody_gets_more_than_enough_in_any_seven_days(minutes: list[int], most: int) -> None:
    """Send each as soon as there is room: no seven days then hold more than the most."""
    start, sent = dt.datetime(2019, 9, 23, tzinfo=dt.UTC), []
    now = start
    for minute in sorted(minutes):
        now = max(now, start + dt.timedelta(minutes=minute))
        now = room_at(sent, now, most) or now
        sent.append(now)
    assert all(sum(first <= each < first + WEEK for each in sent) <= most for first in sent)


@pytest.fixture
def pace(db: None) -> MailPace:
    """Return a pace without quiet hours, with two mails a week."""
    midnight = dt.time(0)
    return MailPace.objects.create(
        programme_id=7, quiet_from=midnight, quiet_until=midnight, quiet_on_sunday=False, weekly_most=2
    )


def test_the_third_mail_of_a_week_waits_but_service_mail_goes(pace: MailPace) -> None:
    rows = [a_mail(programme_id=7, may_wait=True, subject=str(number)) for number in range(3)]
    decision = a_mail(programme_id=7, subject="besluit")
    elsewhere = a_mail(programme_id=8, may_wait=True, subject="elders")
    someone = a_mail(programme_id=7, may_wait=True, to_address="piet@example.org", subject="piet")
    assert send_due() == 5
    assert {message.subject for message in django_mail.outbox} == {"0", "1", "besluit", "elders", "piet"}
    rows[2].refresh_from_db()
    assert (rows[2].state, rows[2].waits_for, rows[2].attempts) == (MailState.QUEUED, Wait.ENOUGH, 0)
    rows[0].refresh_from_db()
    assert rows[2].send_after == rows[0].claimed_at + WEEK
    assert all((decision.pk, elsewhere.pk, someone.pk))


def test_in_quiet_hours_only_what_may_not_wait_goes(pace: MailPace) -> None:
    now = timezone.localtime()
    pace.quiet_from = (now - dt.timedelta(hours=1)).time().replace(second=0, microsecond=0)
    pace.quiet_until = (now + dt.timedelta(hours=1)).time().replace(second=0, microsecond=0)
    pace.save()
    row = a_mail(programme_id=7, may_wait=True)
    a_mail(programme_id=7, subject="code", is_secret=True)
    assert send_due() == 1
    row.refresh_from_db()
    assert (row.state, row.waits_for) == (MailState.QUEUED, Wait.QUIET)
    assert row.send_after > timezone.now()


@pytest.mark.django_db
def test_a_blocked_address_gets_nothing_until_somebody_lifts_it() -> None:
    at = timezone.now()
    blocked = block_address(programme_id=7, address="Jan@example.org", detail="belde", at=at, by=None)
    assert block_address(programme_id=7, address="jan@example.org", detail="nog eens", at=at, by=None).pk == blocked.pk
    row, elsewhere = a_mail(programme_id=7), a_mail(programme_id=8)
    assert send_due() == 1
    row.refresh_from_db()
    assert row.state == MailState.STOPPED
    lift_block(blocked=blocked, reason="typefout hersteld", at=at, by=None)
    row.refresh_from_db()
    assert row.state == MailState.HELD, "somebody looks at it before it goes"
    with pytest.raises(AddressNotBlocked):
        lift_block(blocked=blocked, reason="nog eens", at=at, by=None)
    assert BlockedAddress.objects.standing().count() == 0
    assert elsewhere.pk
