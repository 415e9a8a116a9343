"""What was agreed with a pionier, an own act with a photo, and travel costs."""

import datetime as dt
import io
from decimal import Decimal
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models.fields.files import FieldFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.conftest import member
from tests.domain.companies.threads import UNTIL_THEY_MEET, MeetingPoint, at_once
from tests.factories.budget import BudgetLineFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.actions import (
    ExpenseDecided,
    NotYoursToDecide,
    PictureNotRead,
    ReceiptNotRead,
    TimeOffExists,
    agree_working,
    claim_expense,
    decide_expense,
    end_time_off,
    expenses,
    forget_pionier,
    log_own_act,
    old_receipts,
    remove_receipts,
    reopen_expense,
    take_time_off,
)
from veerkracht.domain.pioniers.choices import EngagementKind, ExpenseState
from veerkracht.domain.pioniers.models import Engagement, Pionier, TimeOff, TravelExpense
from veerkracht.domain.pioniers.queries.attention import agreement_of, travel_by_line
from veerkracht.domain.pioniers.rules.working import Agreement
from veerkracht.domain.programme.models import Programme

A_DAY = dt.date(2019, 9, 20)
GPS, MAKER = 0x8825, 0x010F


def photo(*, size: tuple[int, int] = (40, 30), kind: str = "JPEG") -> ContentFile:
    """Return a photo taken on its side, with the place where and the camera with which it was taken."""
    data = Image.Exif()
    data[MAKER] = "Camera van Jan"
    data[0x0112] = 6
    data.get_ifd(GPS).update({1: "N", 2: (52.0, 30.0, 10.0), 3: "E", 4: (6.0, 5.0, 0.0)})
    kept = io.BytesIO()
    Image.new("RGB", size, "green").save(kept, kind, exif=data)
    return ContentFile(kept.getvalue(), name="IMG_20190920.jpg")


def bytes_of(file: FieldFile) -> bytes:
    """Return what is kept."""
    with file.open("rb") as kept:
        return kept.read()


@settings(max_examples=30)
@given(st.dates(dt.date(2019, 1, 1), dt.date(2020, 12, 31)), st.integers(1, 40))
def test_a_period_off_holds_its_first_day_and_not_its_last(start: dt.date, length: int) -> None:
    off = Agreement(off=((start, start + dt.timedelta(days=length)),))
    assert off.is_off(start)
    assert not off.is_off(start + dt.timedelta(days=length))


def test_no_agreement_means_that_everything_may_be_asked(the_pionier: Pionier) -> None:
    agreed = agreement_of(the_pionier)
    assert agreed.works_on(A_DAY)
    assert agreed.does(EngagementKind.PANEL)
    assert agreed.comes_to("Twente")


def test_what_was_agreed_holds(the_pionier: Pionier) -> None:
    agree_working(
        pionier=the_pionier,
        agreed={"weekdays": [1, 3], "subregions": ["Twente"], "formats": ["talk"], "per_month": 1},
        by=None,
    )
    off = take_time_off(pionier=the_pionier, starts_on=A_DAY, ends_on=A_DAY + dt.timedelta(days=7), by=None)
    agreed = agreement_of(Pionier.objects.get(pk=the_pionier.pk))
    assert not agreed.works_on(A_DAY)  # a Friday
    assert not agreed.does(EngagementKind.PANEL)
    assert not agreed.comes_to("Stedendriehoek")
    assert agreed.is_off(A_DAY)
    with pytest.raises(TimeOffExists):
        take_time_off(pionier=the_pionier, starts_on=off.starts_on, ends_on=off.ends_on, by=None)
    end_time_off(time_off=off, by=None)
    assert not TimeOff.objects.exists()


def test_a_photo_keeps_no_place_and_no_camera(the_pionier: Pionier) -> None:
    assert b"Camera van Jan" in photo().read()
    engagement = log_own_act(pionier=the_pionier, kind=EngagementKind.MEDIA, on=A_DAY, picture=photo(), by=None)
    content = bytes_of(engagement.picture.image)
    with Image.open(io.BytesIO(content)) as drawn:
        assert dict(drawn.getexif()) == {}
        assert drawn.size == (30, 40)  # turned upright
    assert b"Camera" not in content
    assert b"Exif" not in content


def test_a_large_photo_is_made_smaller(the_pionier: Pionier) -> None:
    engagement = log_own_act(
        pionier=the_pionier, kind=EngagementKind.MEDIA, on=A_DAY, picture=photo(size=(3200, 800)), by=None
    )
    assert max(engagement.picture.width, engagement.picture.height) == 1600


def test_the_same_act_twice_is_one(the_pionier: Pionier) -> None:
    for _time in range(2):
        log_own_act(pionier=the_pionier, kind=EngagementKind.MEDIA, on=A_DAY, title="Radio", by=None)
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0 no jpeg", b"%PDF-1.7 a"],
    ids=["empty", "gif", "svg", "broken", "pdf"],
)
def test_what_is_no_photo_is_refused_and_nothing_is_noted(the_pionier: Pionier, content: bytes) -> None:
    with pytest.raises(PictureNotRead):
        log_own_act(
            pionier=the_pionier, kind=EngagementKind.MEDIA, on=A_DAY, picture=ContentFile(content, "a.jpg"), by=None
        )
    assert not Engagement.objects.exists()


@pytest.fixture
def line(programme: Programme):  # type: ignore[no-untyped-def]  # factories return any
    """Return a budget line of the programme."""
    return BudgetLineFactory.create(programme=programme)


@pytest.fixture
def colleague(programme: Programme) -> User:
    """Return somebody of the team who had nothing to do with it."""
    return member(programme, Role.PROJECT_LEADER)


def claim(pionier: Pionier, by: User, **changed: object) -> TravelExpense:
    """Claim a journey."""
    said = {"on": A_DAY, "description": "Zwolle - Hengelo", "amount": Decimal("23.45")}
    return claim_expense(pionier=pionier, **{**said, **changed}, at=pionier.programme.now(), by=by)


def test_a_receipt_that_is_no_image_is_refused(the_pionier: Pionier) -> None:
    with pytest.raises(ReceiptNotRead):
        claim(the_pionier, the_pionier.person.user, receipt=ContentFile(b"MZ\x90 program", name="bon.jpg"))
    assert not TravelExpense.objects.exists()


def test_a_receipt_is_kept_without_its_place(the_pionier: Pionier) -> None:
    expense = claim(the_pionier, the_pionier.person.user, receipt=photo())
    assert b"Camera" not in bytes_of(expense.receipt)
    assert "IMG" not in expense.receipt.name
    as_pdf = claim(the_pionier, the_pionier.person.user, receipt=ContentFile(b"%PDF-1.7 bon", "b"), amount=Decimal(5))
    assert as_pdf.receipt.name.endswith(".pdf")


def test_a_claim_sent_twice_is_one(the_pionier: Pionier) -> None:
    assert claim(the_pionier, the_pionier.person.user) == claim(the_pionier, the_pionier.person.user)


def test_another_person_decides(the_pionier: Pionier, team_user: User, colleague: User, line) -> None:  # type: ignore[no-untyped-def]
    expense = claim(the_pionier, team_user)
    at = the_pionier.programme.now()
    with pytest.raises(NotYoursToDecide, match="collega"):
        decide_expense(expense=expense, is_approved=True, budget_line=line, at=at, by=team_user)
    decided = decide_expense(expense=expense, is_approved=True, budget_line=line, at=at, by=colleague)
    assert decided.state == ExpenseState.APPROVED
    assert travel_by_line(the_pionier.programme).get(pk=line.pk).travel == Decimal("23.45")
    with pytest.raises(ExpenseDecided):
        decide_expense(expense=expense, is_approved=False, at=at, by=colleague)
    assert reopen_expense(expense=expense, by=colleague).state == ExpenseState.CLAIMED
    assert travel_by_line(the_pionier.programme).get(pk=line.pk).travel == 0


def test_a_pionier_who_works_for_the_team_never_decides_on_own_money(
    the_pionier: Pionier, team_user: User, line
) -> None:  # type: ignore[no-untyped-def]
    the_pionier.person.user = team_user
    the_pionier.person.save()
    expense = claim(the_pionier, member(the_pionier.programme, Role.DEPUTY))
    with pytest.raises(NotYoursToDecide):
        decide_expense(
            expense=expense, is_approved=True, budget_line=line, at=the_pionier.programme.now(), by=team_user
        )


@pytest.mark.parametrize("column", ["claimed_by", "paid_to_user"])
def test_the_database_too_wants_another_person(the_pionier: Pionier, team_user: User, line, column: str) -> None:  # type: ignore[no-untyped-def]
    expense = claim(the_pionier, team_user)
    person = getattr(expense, column)
    changes = {"state": "approved", "decided_by": person, "decided_at": expense.claimed_at, "budget_line": line}
    with pytest.raises(IntegrityError), transaction.atomic():
        TravelExpense.objects.filter(pk=expense.pk).update(**changes)


def two_approve_at_once(  # type: ignore[no-untyped-def]  # factories return any
    expense: TravelExpense, line, users: tuple[User, User], meeting: MeetingPoint, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Let two people meet when each has read the open claim, and both approve it; return what each got."""
    monkeypatch.setattr(expenses, "can_decide_expense", meeting.before(expenses.can_decide_expense))
    said = {"expense": expense, "is_approved": True, "budget_line": line, "at": expense.programme.now()}
    outcomes = at_once(*(partial(decide_expense, **said, by=user) for user in users))
    return sorted(type(outcome).__name__ for outcome in outcomes)


@pytest.mark.django_db(transaction=True)
@pytest.mark.races
def test_two_approve_at_once_and_one_holds(  # type: ignore[no-untyped-def]
    the_pionier: Pionier, team_user: User, colleague: User, line, monkeypatch: pytest.MonkeyPatch
) -> None:
    expense = claim(the_pionier, the_pionier.person.user)
    found = two_approve_at_once(expense, line, (team_user, colleague), MeetingPoint(), monkeypatch)
    assert found == ["ExpenseDecided", "TravelExpense"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.races
def test_control_without_holding_the_claim_both_approve(  # type: ignore[no-untyped-def]
    the_pionier: Pionier, team_user: User, colleague: User, line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_only(expense: TravelExpense) -> TravelExpense:
        return TravelExpense.objects.select_related("pionier__person", "programme").get(pk=expense.pk)

    monkeypatch.setattr(expenses, "_held", look_only)
    expense = claim(the_pionier, the_pionier.person.user)
    meeting = MeetingPoint(UNTIL_THEY_MEET)
    found = two_approve_at_once(expense, line, (team_user, colleague), meeting, monkeypatch)
    assert found == ["TravelExpense", "TravelExpense"]


def test_forgetting_takes_words_pictures_and_agreements(the_pionier: Pionier, team_user: User) -> None:
    agree_working(pionier=the_pionier, agreed={"weekdays": [1]}, by=None)
    log_own_act(pionier=the_pionier, kind=EngagementKind.MEDIA, on=A_DAY, picture=photo(), by=None)
    expense = claim(the_pionier, team_user, receipt=photo())
    forget_pionier(person=the_pionier.person, at=the_pionier.programme.now(), by=None)
    expense.refresh_from_db()
    assert (expense.description, expense.amount) == ("", Decimal("23.45"))
    assert not Pionier.objects.filter(agreement__isnull=False).exists()
    assert not Engagement.objects.filter(picture__isnull=False).exists()


def test_old_receipts_go_and_amounts_stay(the_pionier: Pionier, team_user: User) -> None:
    expense = claim(the_pionier, team_user, receipt=photo())
    programme, at = the_pionier.programme, the_pionier.programme.now()
    assert not old_receipts(programme, A_DAY).exists()
    old = old_receipts(programme, A_DAY + dt.timedelta(days=1))
    assert remove_receipts(programme=programme, ids=[each.pk for each in old], at=at, by=None) == 1
    expense.refresh_from_db()
    assert (expense.receipt.name, expense.amount) == ("", Decimal("23.45"))
