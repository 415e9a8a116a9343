"""Two records that are one firm become one; undo puts everything back."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import MergeGround, PairState
from ..models import Company, CompanyMerge, ComparedCompany, DuplicatePair
from .merging_fields import Choices, have_two_numbers, take_back, take_over
from .merging_relations import bring_along, move_all, move_back
from .register import derive
from .stages import lock_companies, update_stages


class NotTwoLiveCompanies(Refused):
    """One of the two was merged meanwhile, or they belong to different programmes."""

    message = _("One of these companies was merged by somebody else just now. Reload the page and look again.")


class TwoNumbers(Refused):
    """Both have a KvK number, and nobody said why they are one firm all the same."""

    message = _(
        "These companies have different KvK numbers, so they are two firms in the trade register. Merge them only when "
        "one was closed or goes on under the number of the other, and write down how you know."
    )


class AlreadyUndone(Refused):
    """The merge was undone before."""

    message = _("This merge was already undone.")


class LaterMergeFirst(Refused):
    """The company that was kept was merged into a third one since."""

    message = _("The company that was kept was merged into another one later. Undo that later merge first.")


class NumberTakenMeanwhile(Refused):
    """Another company got the KvK number of the one that would come back."""

    message = _(
        "Another company has the KvK number of the company that would come back. "
        "Change that number first: two companies cannot have the same one."
    )


@action
def merge_companies(
    *,
    kept: Company,
    merged: Company,
    on: dt.date,
    choices: Choices | None = None,
    ground: MergeGround = MergeGround.SAME,
    reason: str = "",
    by: User | None,
) -> CompanyMerge:
    """Make two records one: everything of every word that points to `merged` goes to `kept` (KPI-4).

    `choices` says per field whose words stay; empty fields are filled, names unite as trade names, so that the next
    list still finds the firm. Stages and figures follow at once. Holds what `undo_merge` needs.
    Raises NotTwoLiveCompanies, TwoNumbers.
    """
    kept, merged = _both(kept, merged)
    if have_two_numbers(kept, merged) and (ground == MergeGround.SAME or not reason.strip()):
        raise TwoNumbers
    moved = move_all(merged.pk, kept.pk)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    filled = take_over(kept, merged, choices or {})
    derive(kept.programme, [kept], on=on)
    kept.save()
    update_stages(kept.programme, [kept.pk, merged.pk])
    about(kept, merged=merged.pk)
    return CompanyMerge.objects.create(
        programme=kept.programme,
        kept=kept,
        merged=merged,
        ground=ground,
        reason=reason.strip()[:300],
        moved=moved,
        filled=filled,
        settled=_settle(kept, merged, by),
        merged_by=by,
    )


@action
def undo_merge(*, merge: CompanyMerge, on: dt.date, at: dt.datetime, by: User | None) -> CompanyMerge:
    """Restore both companies. What was moved goes back, with the facts that came of it since.

    Everything else that came since, or was changed since, stays with the kept one.
    Raises AlreadyUndone, LaterMergeFirst, NumberTakenMeanwhile.
    """
    lock_companies([merge.kept_id, merge.merged_id])
    merge = CompanyMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_at is not None:
        raise AlreadyUndone
    kept, merged = (
        Company.objects.select_related("programme", "municipality").get(pk=pk)
        for pk in (merge.kept_id, merge.merged_id)
    )
    if kept.merged_into_id is not None:
        raise LaterMergeFirst
    about(kept, merged=merged.pk)
    _restore(kept, merged, merge, on)
    move_back(merge.moved, kept.pk, merged.pk)
    bring_along(merge)
    update_stages(kept.programme, [kept.pk, merged.pk])
    _unsettle(merge)
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    return merge


def later_merges(merge: CompanyMerge) -> list[CompanyMerge]:
    """Return the merges into the same company since, the first one first."""
    since = CompanyMerge.objects.filter(kept_id=merge.kept_id, pk__gt=merge.pk, undone_at__isnull=True)
    return list(since.select_related("merged").order_by("pk"))


def _both(kept: Company, merged: Company) -> tuple[Company, Company]:
    """Hold both companies, in one order for everybody, and return them as they are now."""
    lock_companies([kept.pk, merged.pk])
    found = {
        company.pk: company
        for company in Company.objects.filter(pk__in=[kept.pk, merged.pk], merged_into__isnull=True)
        .select_related("programme", "municipality")
        .order_by("pk")
    }
    if len(found) != 2 or found[kept.pk].programme_id != found[merged.pk].programme_id:
        raise NotTwoLiveCompanies
    return found[kept.pk], found[merged.pk]


def _restore(kept: Company, merged: Company, merge: CompanyMerge, on: dt.date) -> None:
    """Give both companies their own words back; the number of the kept one first, so that the other's is free."""
    later = later_merges(merge)
    take_back(kept, merge, later)
    CompanyMerge.objects.bulk_update(later, ["filled"])
    derive(kept.programme, [kept], on=on)
    kept.save()
    merged.merged_into = None
    try:
        with transaction.atomic():
            merged.save(update_fields=["merged_into"])
    except IntegrityError as error:
        raise NumberTakenMeanwhile from error


def _settle(kept: Company, merged: Company, by: User | None) -> dict[str, Any]:
    """Take the pair off the list of duplicates; return what was decided about it before."""
    pair = DuplicatePair.objects.between(kept.pk, merged.pk).select_for_update(of=("self",)).first()
    if pair is None:
        return {}
    decided_at = pair.decided_at.isoformat() if pair.decided_at else None
    before = {"pair": pair.pk, "state": pair.state, "decided_by": pair.decided_by_id, "decided_at": decided_at}
    pair.state, pair.decided_by, pair.decided_at = PairState.MERGED, by, None
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    return before


def _unsettle(merge: CompanyMerge) -> None:
    """Put the pair back as it was, and let both be compared again with what came meanwhile."""
    ComparedCompany.objects.filter(company_id__in=[merge.kept_id, merge.merged_id]).delete()
    if merge.settled:
        before = dict(merge.settled)
        at = before["decided_at"]
        DuplicatePair.objects.filter(pk=before["pair"]).update(
            state=before["state"],
            decided_by_id=before["decided_by"],
            decided_at=dt.datetime.fromisoformat(at) if at else None,
        )
