"""From a stage to a meeting: asked by mail, answered by link, one yes only; then briefing and thanks (PIO-5)."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.db import connection

from tests.domain.companies.threads import UNTIL_THEY_MEET, MeetingPoint
from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory, StageInvitationFactory, StageRequestFactory
from tests.factories.fans import StageFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.events.actions import (
    AnswerTooLate,
    AskedBefore,
    DatesChanged,
    NoAddress,
    RequestIsOpen,
    RequestMoved,
    ThankedBefore,
    accept_other_date,
    answer_no,
    answer_other,
    answer_yes,
    ask_pionier,
    ask_planned,
    change_request,
    empty_remarks,
    follow_outbox,
    forget_on_stages,
    note_thanks,
    old_invitations,
    pass_on_silence,
    prepare_thanks,
    refuse_other_date,
    reopen_request,
    request_stage,
    send_thanks,
    stage_answers,
    withdraw_request,
)
from veerkracht.domain.events.choices import InvitationState, RequestState
from veerkracht.domain.events.models import Event, StageInvitation, StageRequest, Thanks
from veerkracht.domain.events.queries.proposals import plan_requests, proposals_for
from veerkracht.domain.events.tasks import brief_and_thank, follow_stage_requests
from veerkracht.domain.fans.actions import StageNotOpen, decline_stage
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, Stage
from veerkracht.domain.pioniers.choices import ValueKind
from veerkracht.domain.pioniers.models import Engagement, Pionier, ValueMoment
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.actions import release_mail
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import send_due

DAY = dt.timedelta(days=1)


@pytest.fixture
def at(programme: Programme) -> dt.datetime:
    """Return noon of Monday 23 September 2019."""
    return programme.now()


@pytest.fixture
def asked(programme: Programme, the_fan: Fan, the_pionier: Pionier) -> StageInvitation:
    """Return the pionier's question for two evenings at the fan; nobody else could come."""
    return StageInvitationFactory.create(request__programme=programme, request__stage__fan=the_fan, pionier=the_pionier)


def state_of(invitation: StageInvitation) -> tuple[str, str]:
    """Return where request and invitation stand now."""
    fresh = StageInvitation.objects.select_related("request").get(pk=invitation.pk)
    return fresh.request.state, fresh.state


def yes(invitation: StageInvitation, at: dt.datetime, number: int = 0) -> Event:
    """Say yes to one of the dates."""
    request = StageRequest.objects.get(pk=invitation.request_id)
    return answer_yes(invitation=invitation, chosen_at=request.options[number], version=request.version, at=at)


def test_a_stage_becomes_a_meeting_with_pionier_and_mail_for_both(asked: StageInvitation, at: dt.datetime) -> None:
    event = yes(asked, at, number=1)
    assert event.starts_at == asked.request.second_at
    assert not event.is_public  # the team looks first
    assert Engagement.objects.get(occasion_id=event.pk).pionier == asked.pionier
    assert Stage.objects.get().state == StageState.PLANNED
    assert state_of(asked) == (RequestState.AGREED, InvitationState.YES)
    mails = {mail.kind: mail for mail in Mail.objects.order_by("pk")}
    assert set(mails) == {"stage_agreed", "stage_agreed_fan"}
    assert asked.token in mails["stage_agreed"].text
    assert mails["stage_agreed_fan"].to_address == asked.request.stage.fan.contact.email


def test_the_question_names_both_dates_and_who_will_be_there(
    programme: Programme, the_fan: Fan, the_pionier: Pionier, at: dt.datetime
) -> None:
    request = StageRequestFactory.create(
        programme=programme, stage__fan=the_fan, audience="eigenaren van familiebedrijven"
    )
    invitation = ask_pionier(request=request, pionier=the_pionier, grounds=["theme"], at=at, by=None)
    mail = Mail.objects.get(kind="stage_asked")
    for said in ("12 november", "19 november", "19:30", "40", "familiebedrijven", "Het Stadshuis", invitation.token):
        assert said in mail.text
    assert invitation.expires_at == at + 5 * DAY
    with pytest.raises(RequestMoved):
        ask_pionier(request=request, pionier=PionierFactory.create(programme=programme), at=at, by=None)


def test_nobody_is_asked_twice_or_without_an_address(
    programme: Programme, asked: StageInvitation, at: dt.datetime
) -> None:
    answer_no(invitation=asked, version=asked.request.version, at=at)
    with pytest.raises(AskedBefore):
        ask_pionier(request=asked.request, pionier=asked.pionier, at=at, by=None)
    silent = PionierFactory.create(programme=programme, person__email="")
    with pytest.raises(NoAddress):
        ask_pionier(request=asked.request, pionier=silent, at=at, by=None)


def test_a_no_goes_on_to_the_next_best_one(programme: Programme, asked: StageInvitation, at: dt.datetime) -> None:
    other, near = PionierFactory.create_batch(2, programme=programme, appointed=True)
    EngagementFactory.create(pionier=other, on=asked.request.first_at.date())
    EngagementFactory.create(pionier=other, on=asked.request.second_at.date())
    answer_no(invitation=asked, remark="Vakantie", version=asked.request.version, at=at)
    following = StageInvitation.objects.get(state=InvitationState.ASKED)
    assert following.pionier == near
    assert state_of(asked) == (RequestState.ASKING, InvitationState.NO)


def test_when_nobody_is_left_the_team_hears_so(asked: StageInvitation, at: dt.datetime) -> None:
    answer_no(invitation=asked, version=asked.request.version, at=at)
    assert state_of(asked) == (RequestState.UNFILLED, InvitationState.NO)


def test_the_team_may_choose_the_next_one_itself(programme: Programme, asked: StageInvitation, at: dt.datetime) -> None:
    PionierFactory.create(programme=programme, appointed=True)
    StageRequest.objects.update(goes_on=False)
    answer_no(invitation=asked, version=asked.request.version, at=at)
    assert state_of(asked)[0] == RequestState.OPEN


def test_another_date_waits_for_the_team(asked: StageInvitation, at: dt.datetime) -> None:
    wanted = at + 70 * DAY
    answer_other(invitation=asked, chosen_at=wanted, remark="Liever december", version=asked.request.version, at=at)
    assert "Liever december" in Mail.objects.get(kind="stage_other_date").text
    assert accept_other_date(invitation=asked, at=at, by=None).starts_at == wanted
    with pytest.raises(RequestMoved):
        accept_other_date(invitation=asked, at=at, by=None)


def test_another_date_that_does_not_suit_goes_on(asked: StageInvitation, at: dt.datetime) -> None:
    answer_other(invitation=asked, chosen_at=at + 70 * DAY, version=asked.request.version, at=at)
    assert refuse_other_date(invitation=asked, at=at, by=None).state == RequestState.UNFILLED
    with pytest.raises(RequestMoved):
        refuse_other_date(invitation=asked, at=at, by=None)


def test_an_answer_counts_once(asked: StageInvitation, at: dt.datetime) -> None:
    yes(asked, at)
    with pytest.raises(AnswerTooLate):
        yes(asked, at)
    with pytest.raises(AnswerTooLate):
        answer_no(invitation=asked, version=asked.request.version, at=at)
    assert Event.objects.count() == 1


def test_an_answer_after_the_last_moment_is_too_late(asked: StageInvitation, at: dt.datetime) -> None:
    with pytest.raises(AnswerTooLate):
        yes(asked, asked.expires_at)
    assert not Event.objects.exists()


def test_an_answer_to_other_dates_is_no_answer(asked: StageInvitation, at: dt.datetime) -> None:
    before = asked.request.version
    change_request(request=asked.request, asked={"first_at": asked.request.first_at + DAY}, at=at, by=None)
    assert "13 november" in Mail.objects.get().text
    with pytest.raises(DatesChanged):
        answer_yes(invitation=asked, chosen_at=asked.request.first_at, version=before, at=at)
    with pytest.raises(DatesChanged):
        answer_yes(invitation=asked, chosen_at=at, version=StageRequest.objects.get().version, at=at)
    assert yes(asked, at).starts_at == asked.request.first_at + DAY


def test_a_stage_that_the_fan_took_back_makes_no_meeting(asked: StageInvitation, at: dt.datetime) -> None:
    decline_stage(stage=asked.request.stage, by=None)
    with pytest.raises(StageNotOpen):
        yes(asked, at)
    assert state_of(asked) == (RequestState.ASKING, InvitationState.ASKED)
    assert not Event.objects.exists()
    assert not Mail.objects.exists()


def test_one_search_per_stage(programme: Programme, asked: StageInvitation, at: dt.datetime) -> None:
    dates = {"first_at": at + 30 * DAY}
    with pytest.raises(RequestIsOpen):
        request_stage(programme=programme, stage=asked.request.stage, asked=dates, at=at, by=None)
    withdraw_request(request=asked.request, at=at, by=None)
    assert state_of(asked) == (RequestState.WITHDRAWN, InvitationState.RECALLED)
    with pytest.raises(AnswerTooLate):
        yes(asked, at)
    again = request_stage(programme=programme, stage=asked.request.stage, asked=dates, at=at, by=None)
    with pytest.raises(RequestIsOpen):
        reopen_request(request=asked.request, by=None)
    withdraw_request(request=again, at=at, by=None)
    assert reopen_request(request=asked.request, by=None).state == RequestState.OPEN


def test_a_stage_that_is_planned_is_not_sought_for(programme: Programme, at: dt.datetime) -> None:
    stage = StageFactory.create(fan__programme=programme, state=StageState.DECLINED)
    with pytest.raises(StageNotOpen):
        request_stage(programme=programme, stage=stage, asked={"first_at": at + DAY}, at=at, by=None)


def at_once(*calls: Callable[[], object]) -> list[str]:
    """Do these in threads of their own; return what came of each."""
    outcomes: list[str] = []
    ready = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        ready.wait()
        try:
            call()
            outcomes.append("done")
        except (AnswerTooLate, RequestMoved):
            outcomes.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(outcomes)


def yes_and_no_at_once(
    asked: StageInvitation, at: dt.datetime, meeting: MeetingPoint, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Let the yes and the no meet when each has read the question; return what came of them."""
    monkeypatch.setattr(stage_answers, "may_answer", meeting.before(stage_answers.may_answer))
    version = asked.request.version
    return at_once(lambda: yes(asked, at), lambda: answer_no(invitation=asked, version=version, at=at))


@pytest.mark.django_db(transaction=True)
@pytest.mark.races
def test_yes_and_no_at_once_and_one_holds(
    asked: StageInvitation, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert yes_and_no_at_once(asked, at, MeetingPoint(), monkeypatch) == ["done", "late"]
    assert Event.objects.count() == (1 if state_of(asked)[1] == InvitationState.YES else 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.races
def test_control_without_holding_the_request_yes_and_no_both_count(
    asked: StageInvitation, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_only(request: StageRequest) -> StageRequest:
        found = StageRequest.objects.select_related("stage__fan__contact", "programme", "municipality")
        return found.get(pk=request.pk)

    monkeypatch.setattr(stage_answers, "hold_request", look_only)
    assert yes_and_no_at_once(asked, at, MeetingPoint(UNTIL_THEY_MEET), monkeypatch) == ["done", "done"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.races
def test_yes_while_the_team_takes_it_back(asked: StageInvitation, at: dt.datetime) -> None:
    found = at_once(lambda: yes(asked, at), lambda: withdraw_request(request=asked.request, at=at, by=None))
    assert found == ["done", "late"]
    assert Event.objects.count() == (1 if state_of(asked)[0] == RequestState.AGREED else 0)


def test_silence_is_reminded_of_once_and_then_passed_on(
    programme: Programme, asked: StageInvitation, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    following = PionierFactory.create(programme=programme, appointed=True)
    moments = iter([asked.expires_at - DAY, asked.expires_at - DAY, asked.expires_at + DAY])
    for moment in moments:
        monkeypatch.setattr(Programme, "now", lambda _programme, moment=moment: moment)
        follow_stage_requests()
    assert Mail.objects.filter(kind="stage_reminder").count() == 1
    assert state_of(asked) == (RequestState.ASKING, InvitationState.SILENT)
    assert StageInvitation.objects.get(state=InvitationState.ASKED).pionier == following
    assert pass_on_silence(invitation=asked, at=asked.expires_at + DAY).state == InvitationState.SILENT


def test_the_briefing_comes_once_in_the_week_before(
    asked: StageInvitation, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    StageRequest.objects.update(briefing="Je wordt welkom geheten door Ank.")
    event = yes(asked, at)
    for days in (8, 6, 5):
        monkeypatch.setattr(Programme, "now", lambda _programme, days=days: event.starts_at - days * DAY)
        brief_and_thank()
    mail = Mail.objects.get(kind="stage_briefing")
    assert "welkom geheten door Ank" in mail.text


def a_past_evening(programme: Programme, pionier: Pionier, days: int = 4) -> Event:
    """Return a meeting of some days ago at which the pionier spoke."""
    starts_at = programme.now() - days * DAY
    event = EventFactory.create(
        programme=programme, occasion=OccasionFactory.create(programme=programme, starts_at=starts_at)
    )
    EngagementFactory.create(pionier=pionier, occasion=event.occasion, on=starts_at.date())
    return event


def test_pio_5_thanks_lie_ready_and_are_due_within_five_working_days(
    programme: Programme, the_pionier: Pionier, team_user: User, today: dt.date
) -> None:
    event = a_past_evening(programme, the_pionier)  # Thursday 19 September
    a_past_evening(programme, the_pionier, days=60)  # too long ago to thank for now
    brief_and_thank()
    brief_and_thank()
    thanks = Thanks.objects.get()
    assert thanks.due_on == dt.date(2019, 9, 26)
    assert thanks.mail is not None
    assert thanks.mail.state == MailState.HELD
    assert event.title in thanks.mail.subject
    send_thanks(thanks=thanks, on=today, by=team_user)
    thanks.mail.refresh_from_db()
    assert thanks.mail.state == MailState.QUEUED
    assert ValueMoment.objects.get().kind == ValueKind.THANKED
    with pytest.raises(ThankedBefore):
        note_thanks(thanks=thanks, on=today, by=team_user)


def test_thanked_by_telephone_stops_the_mail(programme: Programme, the_pionier: Pionier, today: dt.date) -> None:
    (thanks,) = prepare_thanks(event=a_past_evening(programme, the_pionier))
    note_thanks(thanks=thanks, on=today, by=None)
    assert Mail.objects.get().state == MailState.CANCELLED
    assert prepare_thanks(event=Event.objects.get()) == []


def test_thanks_sent_from_the_outbox_are_noted(
    programme: Programme, the_pionier: Pionier, today: dt.date, mailoutbox: list[EmailMessage]
) -> None:
    (thanks,) = prepare_thanks(event=a_past_evening(programme, the_pionier))
    release_mail(mail=thanks.mail, by=None)
    send_due()
    assert len(mailoutbox) == 1
    assert follow_outbox(programme=programme, on=today) == 1
    assert ValueMoment.objects.count() == 1


def test_a_plan_asks_many_at_once_and_leaves_out_what_moved(
    programme: Programme, the_pionier: Pionier, team_user: User, at: dt.datetime, today: dt.date
) -> None:
    PionierFactory.create(programme=programme, appointed=True)
    requests = StageRequestFactory.create_batch(2, programme=programme)
    joint = plan_requests(programme, today=today)
    assert len({row.proposal.pionier for row in joint.rows if row.proposal}) == 2  # not one voice for both
    chosen = [(row.request, row.proposal.pionier, ["new_voice"]) for row in joint.rows if row.proposal]
    withdraw_request(request=requests[0], at=at, by=None)
    assert len(ask_planned(programme=programme, chosen=chosen, at=at, by=team_user)) == 1


def test_proposals_cost_the_same_for_one_and_three(
    programme: Programme,
    the_pionier: Pionier,
    today: dt.date,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]  # a fixture of pytest-django
) -> None:
    PionierFactory.create_batch(3, programme=programme, appointed=True)
    StageRequestFactory.create_batch(3, programme=programme)
    with django_assert_max_num_queries(9):
        assert len(plan_requests(programme, today=today).rows) == 3
    request = StageRequest.objects.of(programme).select_related("programme").first()
    with django_assert_max_num_queries(8):
        assert len(proposals_for(request, today=today)) == 4


def test_forgetting_empties_words_and_stops_questions(asked: StageInvitation, at: dt.datetime) -> None:
    StageInvitation.objects.update(remark="Mijn moeder is ziek")
    assert old_invitations(asked.request.programme, asked.asked_at.date()).count() == 0
    assert old_invitations(asked.request.programme, asked.asked_at.date() + DAY).count() == 1
    forget_on_stages(person=asked.pionier.person, at=at, by=None)
    fresh = StageInvitation.objects.get()
    assert (fresh.remark, fresh.state) == ("", InvitationState.RECALLED)
    StageInvitation.objects.update(remark="Nog eens")
    assert empty_remarks(programme=asked.request.programme, ids=[asked.pk], at=at, by=None) == 1
    assert StageInvitation.objects.get().remark == ""
