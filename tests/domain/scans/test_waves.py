"""Employee scans: who may join, what is told, what stays hidden, and that nothing joins an answer to anybody."""

import datetime as dt
import uuid

import pytest
from django.db import connection, transaction

from tests.factories.companies import CompanyFactory
from tests.factories.scans import LAST_DAY, TODAY, answered, opened, published, same_answers, teams
from veerkracht.domain.scans.actions import (
    cast_ballot,
    close_wave,
    empty_urns,
    invite_by_mail,
    make_codes,
    old_urns,
    open_wave,
    save_team,
    stop_wave,
)
from veerkracht.domain.scans.actions.ballots import CodeUnknown, CodeUsed, ScanIsClosed, ScanIsFull, StatementsLeft
from veerkracht.domain.scans.actions.teams import TeamIsThere, TeamsInARing
from veerkracht.domain.scans.actions.waves import (
    CouncilFirst,
    DaysNotPossible,
    NotYetItsDay,
    TooFewPeople,
    TooManyAddresses,
    TooSoon,
    WaveIsOpen,
    WaveIsOver,
)
from veerkracht.domain.scans.models import EmployeeWave, Urn, WaveResult
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import send_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def definition(programme):
    return published(programme)


@pytest.fixture
def wave(definition):
    return opened(definition)


def closed(wave, on=LAST_DAY):
    """Close a wave and return it as it is then."""
    close_wave(wave=wave, on=on, by=None)
    wave.refresh_from_db()
    return wave


def cast(wave, code="", key="", **given):
    """Hand in one ballot."""
    answers = same_answers(wave.definition.rules)
    cast_ballot(wave=wave, answers=answers, form_key=key or uuid.uuid4().hex, code=code, on=TODAY, **given)


def shown(wave):
    """Return the titles of the groups that are told of."""
    return set(WaveResult.objects.filter(wave=wave).values_list("title", flat=True))


def test_nothing_is_told_before_the_last_day(wave):
    answered(wave, 9)
    with pytest.raises(NotYetItsDay):
        close_wave(wave=wave, on=LAST_DAY - dt.timedelta(days=1), by=None)
    assert not WaveResult.objects.exists()


def test_the_database_refuses_a_wave_that_closes_early(wave):
    with pytest.raises(Exception, match="scans_never_closed_early"), transaction.atomic():
        EmployeeWave.objects.filter(pk=wave.pk).update(state="closed", closed_on=TODAY)


def test_nine_answers_are_told_as_one_group(wave):
    answered(wave, 9, value=4)
    result = WaveResult.objects.get(wave=closed(wave))
    assert (result.group, result.answers, result.total) == ("", 9, 75)


def test_a_team_of_four_is_not_even_written_down(definition, company):
    few = teams(company, Kantoor=4, Werkplaats=8)
    wave = opened(definition, company)
    answered(wave, 6, team=few["Werkplaats"])
    answered(wave, 4, team=few["Kantoor"])
    assert not any(text.startswith(f"{few['Kantoor'].pk}|") for text in wave.urn.ballots)
    assert "Kantoor" not in shown(closed(wave))


def test_a_team_with_four_answers_and_the_one_that_would_give_it_away_stay_hidden(definition, company):
    both = teams(company, Kantoor=7, Werkplaats=8)
    wave = opened(definition, company)
    answered(wave, 4, team=both["Kantoor"], value=1)
    answered(wave, 5, team=both["Werkplaats"], value=5)
    assert shown(closed(wave)) == {company.name}
    assert {text.partition("|")[0] for text in Urn.objects.get(wave=wave).ballots} == {""}


def test_four_answers_are_thrown_away(wave):
    answered(wave, 4, remark="Meer licht.")
    closed(wave)
    assert not WaveResult.objects.exists()
    assert Urn.objects.values_list("ballots", "remarks", "spent").get() == ([], [], [])


def test_scores_of_equal_answers_are_not_told_as_such(wave):
    answered(wave, 6, value=5)
    assert set(WaveResult.objects.get(wave=closed(wave)).scores.values()) == {95}


def test_remarks_are_told_from_ten_in_the_order_of_the_alphabet(definition):
    for count in (9, 10):
        wave = opened(definition)
        for number in range(count):
            answered(wave, 1, remark=f"{chr(ord('z') - number)} eerst")
        told = WaveResult.objects.get(wave=closed(wave)).remarks
        assert told == (sorted(told) if count == 10 else [])
        assert len(told) == (10 if count == 10 else 0)


def test_a_code_works_once_and_only_in_its_own_wave(definition, wave):
    code = make_codes(wave=wave, count=2, by=None)[0]
    other = make_codes(wave=opened(definition), count=1, by=None)[0]
    cast(wave, code=code.lower())
    for wrong, error in ((code, CodeUsed), (other, CodeUnknown), ("ZZZZZZZZ", CodeUnknown)):
        with pytest.raises(error):
            cast(wave, code=wrong)
    assert len(Urn.objects.get(wave=wave).ballots) == 1
    assert code not in str(Urn.objects.filter(wave=wave).values_list("codes", "spent").get())


def test_the_same_form_twice_counts_once(wave):
    for _ in range(2):
        cast(wave, key="one form")
    assert len(Urn.objects.get(wave=wave).ballots) == 1


def test_a_link_on_the_internet_stops_at_the_number_of_people_and_warns_the_owner(definition):
    wave = opened(definition, invited=5)
    answered(wave, 5)
    with pytest.raises(ScanIsFull):
        cast(wave)
    wave.refresh_from_db()
    assert wave.is_full
    assert len(Urn.objects.get(wave=wave).ballots) == 5


def test_half_a_sheet_and_a_closed_wave_are_refused(wave):
    with pytest.raises(StatementsLeft):
        cast_ballot(wave=wave, answers={"DM1": 3}, form_key="x", on=TODAY)
    closed(wave)
    with pytest.raises(ScanIsClosed):
        cast(wave)


def test_stopping_throws_everything_away(wave):
    answered(wave, 8, remark="Anders.")
    stop_wave(wave=wave, by=None)
    assert Urn.objects.get(wave=wave).ballots == []
    with pytest.raises(WaveIsOver):
        close_wave(wave=wave, on=LAST_DAY, by=None)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"invited": 4}, TooFewPeople),
        ({"closes_on": TODAY + dt.timedelta(days=2)}, DaysNotPossible),
        ({"closes_on": TODAY + dt.timedelta(days=60)}, DaysNotPossible),
        ({"invited": 60}, CouncilFirst),
    ],
)
def test_a_wave_that_is_not_careful_is_not_opened(definition, company, given, error):
    with pytest.raises(error):
        opened(definition, company, **given)


def test_one_wave_at_a_time_and_not_right_after_the_last(definition, company):
    wave = opened(definition, company)
    with pytest.raises(WaveIsOpen):
        opened(definition, company)
    closed(wave)
    later = LAST_DAY + dt.timedelta(days=10)
    with pytest.raises(TooSoon):
        opened(definition, company, on=later, closes_on=later + dt.timedelta(days=7))


def test_pri_6_with_fifty_people_the_works_council_comes_first(definition, programme):
    company = CompanyFactory.create(programme=programme, headcount=80)
    with pytest.raises(CouncilFirst):
        opened(definition, company)
    assert opened(definition, company, council_told=True).council_told


def test_addresses_are_used_once_and_not_kept(wave, programme):
    invite_by_mail(wave=wave, addresses=["an@example.org", "AN@example.org ", "bo@example.org"], language="nl", by=None)
    waiting = Mail.objects.filter(kind="scan_invitation")
    assert waiting.count() == 2
    assert len(set(waiting.values_list("text", flat=True))) == 1
    assert not waiting.filter(programme_id=programme.pk).exists()
    send_due()
    assert set(waiting.values_list("to_address", "state")) == {("removed@example.org", "sent")}
    with pytest.raises(TooManyAddresses):
        invite_by_mail(wave=wave, addresses=[f"{n}@example.org" for n in range(30)], language="nl", by=None)


def test_an_answer_leaves_no_audit_line(wave):
    before = AuditLine.objects.count()
    answered(wave, 3)
    assert AuditLine.objects.count() == before


def test_teams_cannot_stand_under_themselves(company):
    above = save_team(company=company, title="Fabriek", members=20, by=None)
    under = save_team(company=company, title="Lakstraat", members=8, parent=above, by=None)
    with pytest.raises(TeamsInARing):
        save_team(company=company, title="Fabriek", members=20, parent=under, team=above, by=None)
    with pytest.raises(TeamIsThere):
        save_team(company=company, title="Lakstraat", members=8, by=None)


def test_raw_answers_go_after_their_period_and_totals_stay(wave, programme):
    answered(wave, 6)
    closed(wave)
    after = LAST_DAY + dt.timedelta(days=1)
    assert list(old_urns(programme, after)) == [wave]
    empty_urns(programme=programme, ids=[wave.pk], at=programme.now(), by=None)
    assert not old_urns(programme, after).exists()
    assert WaveResult.objects.filter(wave=wave).exists()


def test_closing_at_the_same_size_a_month_later_keeps_hidden_what_both_together_would_tell(definition, company):
    """First only the company is told of; later its team may not be, or the three others of before were known."""
    team = teams(company, Werkplaats=8)["Werkplaats"]
    first = opened(definition, company, on=dt.date(2019, 6, 1), closes_on=dt.date(2019, 6, 10))
    answered(first, 5, team=team, value=5)
    answered(first, 3, value=1)
    closed(first, on=dt.date(2019, 6, 10))
    assert shown(first) == {company.name}
    second = opened(definition, company)
    answered(second, 5, team=team, value=5)
    answered(second, 6, value=1)
    closed(second)
    assert "Werkplaats" not in shown(second)
    assert second.gap > 0 or shown(second) == {company.name}


def test_what_is_stored_of_an_answer_says_nothing_of_when_or_with_what(wave):
    """The order in which answers, remarks and codes came cannot be read from the urn: each list is sorted by itself."""
    codes = make_codes(wave=wave, count=6, by=None)
    for number, code in enumerate(codes):
        answers = same_answers(wave.definition.rules, 5 - number % 5)
        remark = f"{number} punten"
        cast_ballot(wave=wave, answers=answers, form_key=uuid.uuid4().hex, code=code, remark=remark, on=TODAY)
    urn = Urn.objects.get(wave=wave)
    for column in (urn.ballots, urn.remarks, urn.codes, urn.spent):
        assert column == sorted(column)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scans_urn WHERE wave_id = %s", [wave.pk])
        assert cursor.fetchone() == (1,)


def test_every_model_of_a_wave_is_without_person_moment_or_address():
    for model in (Urn, WaveResult):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & {"DateTimeField", "TimeField", "GenericIPAddressField", "EmailField", "UUIDField"}, model
        assert {field.related_model for field in model._meta.concrete_fields if field.is_relation} == {EmployeeWave}


def test_open_wave_is_an_action(definition, company):
    wave = open_wave(
        company=company,
        definition=definition,
        invited=9,
        smallest=3,
        closes_on=LAST_DAY,
        asks_text=False,
        council_told=False,
        on=TODAY,
        by=None,
    )
    assert wave.smallest == 5
    assert AuditLine.objects.about(wave).get().action == "scans.open_wave"
