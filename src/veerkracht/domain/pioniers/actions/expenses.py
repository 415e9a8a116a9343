"""Travel costs: claimed with a receipt, decided by somebody who neither gets nor entered them."""

import datetime as dt
from decimal import Decimal
from typing import BinaryIO, cast

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.companies.rules.documents import MAX_BYTES, DocumentKind, document_kind
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.pictures import NoPictureError, PictureTooBigError, draw_anew

from ..choices import ExpenseState
from ..models import Pionier, TravelExpense
from ..permissions import can_decide_expense

RECEIPT_SIDE = 2200


class ReceiptNotRead(Refused):
    """The content is neither a photo nor a PDF, whatever the name."""

    message = _("We could not read this receipt. Send a photo (JPG, PNG, WebP) or a PDF.")


class ReceiptTooBig(Refused):
    """The receipt is over the bound."""

    message = _("This receipt is too large. Send one of at most 10 MB.")


class NotYoursToDecide(Refused):
    """Somebody decides on money that they get or entered, or has no role that decides."""


class ExpenseDecided(Refused):
    """Somebody decided meanwhile."""

    message = _("Somebody decided on this meanwhile. Reload the page to see what.")


@action
def claim_expense(
    *,
    pionier: Pionier,
    on: dt.date,
    description: str,
    amount: Decimal,
    receipt: File | None = None,
    at: dt.datetime,
    by: User,
) -> TravelExpense:
    """Claim travel costs in euros for a pionier; the same journey for the same amount twice is one claim.

    A photo of the receipt is drawn anew, so that it says no place. Raises ReceiptNotRead, ReceiptTooBig.
    """
    Pionier.objects.select_for_update(no_key=True).get(pk=pionier.pk)
    said = {"pionier": pionier, "on": on, "description": description, "amount": amount}
    known = TravelExpense.objects.filter(**said).exclude(state=ExpenseState.REFUSED).order_by("pk").first()
    if known is not None:
        return known
    expense = TravelExpense(
        programme=pionier.programme, claimed_at=at, claimed_by=by, paid_to_user=pionier.person.user, **said
    )
    if receipt is not None:
        _keep_receipt(expense, receipt)
    expense.save()
    return expense


@action
def decide_expense(
    *,
    expense: TravelExpense,
    is_approved: bool,
    budget_line: BudgetLine | None = None,
    remark: str = "",
    at: dt.datetime,
    by: User,
) -> TravelExpense:
    """Approve a claim on a budget line, or say why not. Raises ExpenseDecided, NotYoursToDecide."""
    expense = _held(expense)
    if expense.state != ExpenseState.CLAIMED:
        raise ExpenseDecided
    may = can_decide_expense(by, expense)
    if not may:
        raise NotYoursToDecide(may.reason)
    expense.state = ExpenseState.APPROVED if is_approved else ExpenseState.REFUSED
    expense.budget_line, expense.remark = (budget_line if is_approved else None), remark
    expense.decided_at, expense.decided_by = at, by
    expense.save()
    about(expense, approved=is_approved)
    return expense


@action
def reopen_expense(*, expense: TravelExpense, by: User) -> TravelExpense:
    """Take a decision back, so that it is made again. Raises NotYoursToDecide."""
    expense = _held(expense)
    may = can_decide_expense(by, expense)
    if not may:
        raise NotYoursToDecide(may.reason)
    expense.state, expense.decided_at, expense.decided_by = ExpenseState.CLAIMED, None, None
    expense.budget_line = None
    expense.save()
    return expense


def _held(expense: TravelExpense) -> TravelExpense:
    held = TravelExpense.objects.select_for_update(of=("self",)).select_related("pionier__person", "programme")
    return held.get(pk=expense.pk)


def _keep_receipt(expense: TravelExpense, file: File) -> None:
    """Look at the content, never at the name; saves the file, not the row."""
    if file.size > MAX_BYTES:
        raise ReceiptTooBig
    content = cast("BinaryIO", file)
    if document_kind(content) == DocumentKind.PDF:
        expense.receipt.save("receipt.pdf", file, save=False)
        return
    try:
        drawn = draw_anew(content, longest_side=RECEIPT_SIDE)
    except NoPictureError as error:
        raise ReceiptNotRead from error
    except PictureTooBigError as error:
        raise ReceiptTooBig from error
    expense.receipt.save("receipt.jpg", ContentFile(drawn.content), save=False)
