"""The figures of the published description hold after a load; the rest follows from the facts."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import Count, F, Sum

from veerkracht.domain.companies.choices import SourceKind, StepState, TouchpointKind
from veerkracht.domain.companies.models import (
    Company,
    CompanyMerge,
    CompanyStage,
    ConcreteStep,
    DuplicatePair,
    Touchpoint,
)
from veerkracht.domain.events.choices import RequestState
from veerkracht.domain.events.models import AttendanceImport, Event, StageRequest, Thanks
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, Stage
from veerkracht.domain.pioniers.choices import ExpenseState
from veerkracht.domain.pioniers.models import Pionier, TravelExpense
from veerkracht.domain.pioniers.queries.attention import radar
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question, ReferralCard
from veerkracht.domain.referrals.rules.codes import ALPHABET, LENGTH
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db

ATTENDANCE = (TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT)


def test_programme_is_the_default_example_of_2016_to_2019(demo: Programme) -> None:
    assert (demo.is_demo, demo.is_default, demo.small_group) == (True, True, 5)
    assert (demo.starts_on, demo.ends_on) == (dt.date(2016, 6, 1), dt.date(2020, 1, 1))
    assert demo.today() == dt.date(2019, 9, 23)
    assert demo.municipalities.count() == 25


def test_target_group_has_12750_companies_and_others_around_it(demo: Programme) -> None:
    answers = Company.objects.of(demo).order_by().values_list("target_answer").annotate(count=Count("pk"))
    assert dict(answers) == {"yes": 12_750, "no": 480, "unknown": 220}


def test_target_group_lies_in_the_region_and_is_known(demo: Programme) -> None:
    target = Company.objects.of(demo).filter(target_answer="yes")
    per_place = target.order_by().values_list("municipality_id").annotate(count=Count("pk"))
    inside = set(demo.municipalities.values_list("pk", flat=True))
    here = [count for place, count in per_place if place in inside]
    assert len(here) == 25
    assert min(here) > 100
    elsewhere = target.exclude(municipality__in=inside)
    assert elsewhere.count() == 3
    assert not elsewhere.exclude(establishments__municipality__in=inside).exists()
    assert not target.filter(headcount=None).exists()
    assert not target.filter(turnover=None, balance=None).exists()
    assert all(company.sources["headcount"]["source"] for company in target.order_by("pk")[:50])


def test_targets_and_money_are_those_of_the_source(demo: Programme) -> None:
    targets = demo.targets.order_by("amount").values_list("stage", "unit", "amount", "by")
    assert list(targets) == [
        ("activated", "companies", 100, dt.date(2020, 1, 1)),
        ("aware", "companies", 450, dt.date(2020, 1, 1)),
    ]
    amounts = demo.budget_lines.order_by("amount").values_list("amount", flat=True)
    assert list(amounts) == [Decimal(50_000), Decimal(150_000), Decimal(200_000)]
    assert not demo.budget_lines.filter(spent__gt=F("amount")).exists()


def test_twelve_pioniers_of_whom_eleven_are_public(demo: Programme) -> None:
    pioniers = Pionier.objects.of(demo)
    assert pioniers.count() == 12
    assert pioniers.public(demo.today()).count() == 11
    assert pioniers.filter(company__municipality__in=demo.municipalities.all()).count() == 12
    assert all(120 <= len(pionier.story.split()) <= 180 for pionier in pioniers)


def test_seven_fans_with_six_open_stages(demo: Programme) -> None:
    """Three of them as the definition has them, three for which pioniers were asked."""
    assert Fan.objects.of(demo).count() == 7
    assert Stage.objects.filter(fan__programme=demo, state=StageState.OFFERED).count() == 6
    assert Stage.objects.filter(fan__programme=demo, state=StageState.PLANNED).count() > 3


def test_stages_are_sought_for_in_every_state(demo: Programme) -> None:
    found = StageRequest.objects.of(demo)
    assert set(found.values_list("state", flat=True)) == set(RequestState.values)
    assert Thanks.objects.filter(programme=demo, thanked_on__isnull=True).count() == 4
    assert set(TravelExpense.objects.of(demo).values_list("state", flat=True)) == set(ExpenseState.values)
    assert any(blip.signals for blip in radar(demo, demo.today()))


def test_38_meetings_sum_to_1775_attendances(demo: Programme) -> None:
    past = Event.objects.of(demo).filter(occasion__starts_at__lt=demo.now())
    facts = Touchpoint.objects.of(demo).live().filter(kind__in=ATTENDANCE)
    assert past.count() == 38
    assert facts.aggregate(total=Sum("quantity"))["total"] == 1_775
    assert past.aggregate(total=Sum("headcount"))["total"] == 1_775
    assert facts.values("occasion").distinct().count() == 38


def test_three_meetings_are_still_to_come_and_empty(demo: Programme) -> None:
    coming = Event.objects.of(demo).filter(occasion__starts_at__gt=demo.now())
    assert coming.count() == 3
    assert not Touchpoint.objects.filter(occasion__event__in=coming, kind__in=ATTENDANCE).exists()


def test_every_named_attendance_opens_down_to_its_list(demo: Programme) -> None:
    named = Touchpoint.objects.of(demo).filter(kind=TouchpointKind.ATTENDED)
    lists = AttendanceImport.objects.of(demo).filter(state="committed")
    assert not named.exclude(source_kind=SourceKind.ATTENDANCE_IMPORT).exists()
    assert set(named.order_by().values_list("source_id", flat=True)) == set(lists.values_list("pk", flat=True))
    assert lists.aggregate(rows=Count("rows"))["rows"] == named.count()


def test_480_companies_are_activated_each_by_a_step(demo: Programme) -> None:
    activated = CompanyStage.objects.filter(programme=demo, activated_on__isnull=False)
    assert activated.count() == 480
    assert activated.filter(company__target_answer="yes").count() == 480
    assert activated.filter(reached_on__lt=F("activated_on")).count() > 350
    assert set(activated.values_list("activated_level", flat=True)) == {"A1", "A2", "A3"}
    counted = ConcreteStep.objects.of(demo).filter(state__in=[StepState.EVIDENCED, StepState.CONFIRMED])
    assert counted.values("company").distinct().count() == 480
    assert counted.filter(kind="circle").count() == 15


def test_steps_that_do_not_count_write_no_fact(demo: Programme) -> None:
    waiting = ConcreteStep.objects.of(demo).filter(state__in=["asked", "denied", "withdrawn"])
    facts = Touchpoint.objects.live().filter(source_kind=SourceKind.STEP)
    assert {state for (state,) in waiting.values_list("state")} == {"asked", "denied", "withdrawn"}
    assert not facts.filter(source_id__in=waiting.values_list("pk", flat=True)).exists()


def test_step_texts_are_varied(demo: Programme) -> None:
    assert ConcreteStep.objects.of(demo).values("description").distinct().count() >= 60


def test_attendances_are_not_companies(demo: Programme) -> None:
    stages = CompanyStage.objects.filter(programme=demo, company__target_answer="yes")
    aware = stages.filter(aware_on__isnull=False).count()
    assert 450 < aware < 1_000
    assert 0 < stages.filter(aware_is_proxy=True).count() < aware


def test_people_come_again_bring_colleagues_and_have_two_firms(demo: Programme) -> None:
    attended = Touchpoint.objects.of(demo).filter(kind=TouchpointKind.ATTENDED).order_by()
    per_person = attended.values("person").annotate(times=Count("occasion", distinct=True)).filter(times__gt=1)
    per_company = attended.values("company").annotate(people=Count("person", distinct=True)).filter(people__gt=2)
    assert per_person.count() > 100
    assert per_company.exclude(company=None).count() > 20
    assert attended.filter(quantity=0).exists()
    assert attended.filter(company=None).exists()


def test_seven_questions_wait_and_two_are_overdue(demo: Programme) -> None:
    questions = Question.objects.of(demo)
    assert questions.count() > 55
    assert questions.filter(state=QuestionState.OPEN).count() == 7
    assert questions.overdue(demo.today()).count() == 2
    assert questions.filter(state=QuestionState.WITHDRAWN).exists()


def test_cards_have_codes_that_can_be_typed(demo: Programme) -> None:
    codes = list(ReferralCard.objects.of(demo).values_list("code", flat=True))
    assert "WERK23" in codes
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)


def test_mail_is_history_but_for_two_drafts_four_thanks_and_one_in_doubt(demo: Programme) -> None:
    mails = Mail.objects.filter(programme_id=demo.pk)
    assert mails.filter(state=MailState.HELD, kind="stage_thanks").count() == 4
    assert mails.filter(state=MailState.HELD).count() == 6
    assert mails.filter(state=MailState.UNSURE).count() == 1
    assert not mails.exclude(state__in=[MailState.HELD, MailState.SENT, MailState.UNSURE]).exists()
    assert mails.filter(correspondence=None).count() == 0


def test_nothing_happened_after_the_first_monday(demo: Programme) -> None:
    monday = dt.datetime(2019, 9, 22, 22, tzinfo=dt.UTC)
    facts = Touchpoint.objects.of(demo)
    assert not facts.filter(recorded_at__gte=monday).exists()
    assert not facts.filter(on__gte=dt.date(2019, 9, 23)).exists()
    assert not Mail.objects.filter(programme_id=demo.pk, created_at__gte=monday).exists()
    assert not AttendanceImport.objects.of(demo).filter(committed_at__gte=monday).exists()
    assert not ConcreteStep.objects.of(demo).filter(answered_at__gte=monday).exists()


def test_firms_that_stand_twice_are_on_the_list_each_for_another_reason(demo: Programme) -> None:
    waiting = list(DuplicatePair.objects.of(demo).waiting())
    typed, moved, holding = ({reason["code"] for reason in pair.reasons} for pair in waiting)
    assert {"name_near", "postcode_same"} <= typed
    assert {"domain_same", "place_differs"} <= moved
    assert {"role_differs", "postcode_same"} <= holding
    assert CompanyMerge.objects.filter(programme=demo, undone_at__isnull=True).count() == 1
