"""From a list to what people say: who came is asked, who did not is not thanked, the answer is a measured fact."""

import datetime as dt

import pytest

from tests.domain.events.lists import preview
from tests.domain.events.seats import assert_counted, coming_meeting, sign_up, states
from tests.factories.companies import OccasionFactory, PositionFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.events.actions import (
    answer_feedback,
    change_event,
    commit_import,
    follow_up,
    remind_registration,
    settle_next,
    sum_up,
    undo_import,
)
from veerkracht.domain.events.actions.following_up import (
    events_to_follow_up,
    events_to_sum_up,
    feedback_to_remind,
    remind_of_feedback,
)
from veerkracht.domain.events.actions.reminding import registrations_to_remind
from veerkracht.domain.events.models import Event, Feedback, Seat, Seating
from veerkracht.domain.events.queries.outcome import events_alike, middle_of, outcomes
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def held(programme, **given):
    """Return a meeting of two days ago for which people had signed up before."""
    event = coming_meeting(programme, **given)
    for name in ("anna", "bert", "cor"):
        sign_up(event, name)
    move(event, programme.now() - 2 * DAY)
    return event


def move(event, when):
    event.occasion.starts_at = when
    event.occasion.save()


def came(event, email, **fact):
    position = PositionFactory.create(
        company__programme=event.programme, person__programme=event.programme, person__email=email
    )
    return TouchpointFactory.create(
        programme=event.programme, person=position.person, company=position.company, occasion=event.occasion,
        kind=TouchpointKind.ATTENDED, minutes=120, on=event.starts_at.date(), **fact,
    )  # fmt: skip


def mails(kind):
    return sorted(Mail.objects.filter(kind=kind).values_list("to_address", flat=True))


def test_a_list_marks_who_came_and_its_undo_takes_that_back(programme):
    event = held(programme, seats=2)
    batch = preview(event, ("Anna Aalders", "anna@example.org", "Oostwest"), ("Cor", "cor@example.org", "Noordzuid"))
    assert states(event) == {"anna": "registered", "bert": "registered", "cor": "waiting"}
    commit_import(batch=batch, at=programme.now(), by=None)
    assert states(event) == {"anna": "came", "bert": "registered", "cor": "came"}
    assert_counted(event)
    undo_import(batch=batch, at=programme.now(), by=None)
    assert states(event) == {"anna": "registered", "bert": "registered", "cor": "cancelled"}
    assert Seating.objects.get().taken == 2


def test_only_who_came_is_asked_and_who_did_not_is_missed(programme):
    event = held(programme)
    preview_and_commit(event, "anna", "bert")
    assert events_to_follow_up(programme, programme.now()) == [event]
    follow_up(event=event, at=programme.now(), by=None)
    assert mails("feedback_asked") == ["anna@example.org", "bert@example.org"]
    assert mails("meeting_missed") == ["cor@example.org"]
    assert states(event)["cor"] == "no_show"
    assert events_to_follow_up(programme, programme.now()) == []
    follow_up(event=event, at=programme.now(), by=None)
    assert len(mails("feedback_asked")) == 2


def preview_and_commit(event, *names):
    rows = [(name.title(), f"{name}@example.org", f"{name} bv") for name in names]
    commit_import(batch=preview(event, *rows), at=event.programme.now(), by=None)


def test_who_comes_on_a_later_list_is_asked_too(programme):
    event = held(programme)
    preview_and_commit(event, "anna")
    follow_up(event=event, at=programme.now(), by=None)
    came(event, "laat@example.org")
    assert events_to_follow_up(programme, programme.now()) == [event]
    follow_up(event=event, at=programme.now(), by=None)
    assert mails("feedback_asked") == ["anna@example.org", "laat@example.org"]


def test_a_meeting_that_is_going_on_or_long_past_is_left_alone(programme):
    event = held(programme)
    came(event, "anna@example.org")
    for when in (programme.now() - HOUR, programme.now() - 8 * DAY):
        move(event, when)
        assert events_to_follow_up(programme, programme.now()) == []


def test_the_answer_makes_aware_measured_instead_of_proxy(programme):
    """KPI-2: an answer of 4 or 5 measures; a low one says that attendance showed nothing."""
    event = held(programme)
    fact = came(event, "anna@example.org")
    follow_up(event=event, at=programme.now(), by=None)
    feedback = Feedback.objects.get()
    answer_feedback(feedback=feedback, need=4, at=programme.now())
    stage = CompanyStage.objects.get(company=fact.company)
    assert stage.aware_on == fact.on
    assert not stage.aware_is_proxy
    answer_feedback(feedback=feedback, need=2, at=programme.now())
    assert not CompanyStage.objects.filter(company=fact.company, aware_on__isnull=False).exists()
    answer_feedback(feedback=feedback, need=5, next_step="scan", at=programme.now())
    needs = Touchpoint.objects.filter(kind=TouchpointKind.SAW_NEED)
    assert needs.live().get().value == 5
    assert needs.count() == 3


def test_who_is_silent_is_asked_once_more_and_never_again(programme):
    event = held(programme)
    came(event, "anna@example.org")
    follow_up(event=event, at=programme.now(), by=None)
    later = programme.now() + 3 * DAY
    assert not feedback_to_remind(programme, programme.now()).exists()
    for _time in range(2):
        for feedback in feedback_to_remind(programme, later):
            remind_of_feedback(feedback=feedback, at=later, by=None)
    assert mails("feedback_again") == ["anna@example.org"]


def test_the_pionier_hears_from_five_answers_on_what_people_said(programme):
    event = held(programme)
    EngagementFactory.create(
        pionier__programme=programme, pionier__person__email="piet@example.org", occasion=event.occasion
    )
    for number in range(5):
        came(event, f"p{number}@example.org")
    follow_up(event=event, at=programme.now(), by=None)
    later = programme.now() + 6 * DAY
    for number, feedback in enumerate(Feedback.objects.order_by("pk")):
        assert events_to_sum_up(programme, later) == []
        answer_feedback(feedback=feedback, need=number % 2 + 4, words="Mooi" if number else "", at=programme.now())
    assert events_to_sum_up(programme, later) == [event]
    sum_up(event=event, at=later, by=None)
    assert events_to_sum_up(programme, later) == []
    text = Mail.objects.get(kind="feedback_summary").text
    assert "5 van 5" in text
    assert "example.org" not in text


def test_people_are_reminded_the_day_before_once(programme):
    event = coming_meeting(programme, days=1)
    sign_up(event, "anna", "bert", at=programme.now() - 5 * DAY)
    sign_up(event, "vandaag")
    for registration in [
        *registrations_to_remind(programme, programme.now()),
        *registrations_to_remind(programme, programme.now()),
    ]:
        remind_registration(registration=registration, at=programme.now(), by=None)
    assert mails("registration_reminder") == ["anna@example.org", "bert@example.org"]


def test_a_meeting_that_moves_is_told_to_everybody_with_a_seat(programme):
    event = coming_meeting(programme)
    sign_up(event, "anna")
    settle_next(by=None)
    change_event(
        event=Event.objects.get(pk=event.pk),
        title=event.title,
        starts_at=event.starts_at + DAY,
        fields={},
        pioniers=[],
        by=None,
    )
    settle_next(by=None)
    assert Mail.objects.filter(subject__startswith="Verplaatst").count() == 1
    assert not Seat.objects.to_tell().exists()
    event.sign_up.refresh_from_db()
    assert event.sign_up.moved == 1


def test_a_meeting_in_figures_beside_meetings_like_it(programme):
    event = held(programme)
    preview_and_commit(event, "anna", "bert")
    follow_up(event=event, at=programme.now(), by=None)
    answer_feedback(feedback=Feedback.objects.order_by("pk")[0], need=4, at=programme.now())
    other = EventFactory.create(
        programme=programme,
        fan=event.fan,
        occasion=OccasionFactory.create(programme=programme, starts_at=programme.now() - 30 * DAY),
    )
    came(other, "oud@example.org")
    assert events_alike(event) == [other]
    found = outcomes([event, other])
    own = found[event.pk]
    assert (own.registered, own.persons, own.stayed_away, own.companies, own.first_timers) == (3, 2, 1, 2, 2)
    assert (own.need, own.answers) == (4, 1)
    assert middle_of([found[other.pk]])["persons"] == 1
