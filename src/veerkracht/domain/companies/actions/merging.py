"""Two records that are one firm become one; undo puts everything back."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pghistory.models
from django.db import IntegrityError, transaction
from django.db.models import Exists, ForeignObject, OuterRef
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import TouchpointKind
from ..models import Company, CompanyMerge, CompanyStage, Position, Touchpoint
from .register import EDITABLE, derive, field_of
from .stages import lock_companies, update_stages

# Computed again afterwards, or part of the merge itself.
NOT_MOVED = (CompanyStage, CompanyMerge, Company)
# Say something only together: the postcode of one town does not belong to the place name of another.
TOGETHER = (("sbi_code", "sbi_version"), ("municipality", "postcode", "place"))


class NotTwoLiveCompanies(Refused):
    """One of the two was merged meanwhile, or they belong to different programmes."""

    message = _("One of these companies was merged by somebody else just now. Reload the page and look again.")


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
def merge_companies(*, kept: Company, merged: Company, on: dt.date, by: User | None) -> CompanyMerge:
    """Make two records one: facts, people and steps of `merged` go to `kept`; empty fields are filled (KPI-4).

    Names of `merged` stay as trade names, so that the next list still finds the firm. Stages and figures follow at
    once. Holds what `undo_merge` needs. Raises NotTwoLiveCompanies.
    """
    kept, merged = _both(kept, merged)
    moved = {f"{f.model._meta.label}.{f.attname}": _move(f, merged.pk, kept.pk) for f in _pointing_fields()}
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    filled = _fill(kept, merged)
    derive(kept.programme, [kept], on=on)
    kept.save()
    update_stages(kept.programme, [kept.pk, merged.pk])
    about(kept, merged=merged.pk)
    return CompanyMerge.objects.create(
        programme=kept.programme, kept=kept, merged=merged, moved=moved, filled=filled, merged_by=by
    )


@action
def undo_merge(*, merge: CompanyMerge, on: dt.date, at: dt.datetime, by: User | None) -> CompanyMerge:
    """Restore both companies. What was moved goes back; what came since, or was changed since, stays with the kept one.

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
    _empty_again(kept, merge.filled)
    derive(kept.programme, [kept], on=on)
    kept.save()
    _bring_back(merged)
    for field in _pointing_fields():
        ids = merge.moved.get(f"{field.model._meta.label}.{field.attname}", [])
        field.model._base_manager.filter(pk__in=ids, **{field.attname: kept.pk}).update(**{field.attname: merged.pk})
    update_stages(kept.programme, [kept.pk, merged.pk])
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    return merge


def would_fill(kept: Company, merged: Company) -> list[str]:
    """Return the fields that a merge would take over, because the company that is kept does not have them."""
    contradicted = {name for group in TOGETHER for name in group if not _agree(kept, merged, group)}
    names = [name for name in EDITABLE if name != "trade_names" and name not in contradicted]
    return [name for name in names if _is_empty(getattr(kept, name)) and not _is_empty(getattr(merged, name))]


def new_trade_names(kept: Company, merged: Company) -> list[str]:
    """Return the names of `merged` under which `kept` is not known yet, in their order."""
    known = {name.casefold() for name in (kept.name, *kept.trade_names)}
    return [name for name in dict.fromkeys((merged.name, *merged.trade_names)) if name.casefold() not in known]


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


def _pointing_fields() -> "list[ForeignObject[Any, Any]]":
    """Return the foreign keys of every word to a company; row history and computed rows stay where they are.

    A field with `related_name="+"` stays too: it says what was found at that moment, such as a row of a list.
    """
    return [
        relation.field
        for relation in Company._meta.related_objects
        if relation.related_model not in NOT_MOVED and not issubclass(relation.related_model, pghistory.models.Event)
    ]


def _move(field: "ForeignObject[Any, Any]", source: int, target: int) -> list[int]:
    """Point rows elsewhere, except those the target already has; return the keys of what was moved."""
    rows = field.model._base_manager.filter(**{field.attname: source})
    if field.model is Position:
        there = Position.objects.filter(company_id=target, ends_on__isnull=True).values("person_id")
        rows = rows.exclude(ends_on__isnull=True, person_id__in=there)
    if field.model is Touchpoint:
        same = Touchpoint.objects.live().filter(
            company_id=target, kind=TouchpointKind.ATTENDED, occasion=OuterRef("occasion"), person=OuterRef("person")
        )
        rows = rows.exclude(Exists(same), kind=TouchpointKind.ATTENDED, voided_at__isnull=True)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    field.model._base_manager.filter(pk__in=ids).update(**{field.attname: target})
    return ids


def _fill(kept: Company, merged: Company) -> dict[str, Any]:
    """Give `kept` what it lacks, with its source; return per field what stood there and what came, as JSON."""
    filled: dict[str, Any] = {}
    for name in would_fill(kept, merged):
        before = [_plain(kept, name), kept.sources.get(name)]
        setattr(kept, name, getattr(merged, name))
        kept.sources.pop(name, None)
        if name in merged.sources:
            kept.sources[name] = merged.sources[name]
        filled[name] = {"before": before, "after": [_plain(kept, name), kept.sources.get(name)]}
    added = new_trade_names(kept, merged)
    kept.trade_names = [*kept.trade_names, *added]
    return filled | {"trade_names": added}


def _empty_again(kept: Company, filled: dict[str, Any]) -> None:
    """Take back what the merge filled in, unless somebody changed it since."""
    for name, came in filled.items():
        if name == "trade_names":
            kept.trade_names = [name for name in kept.trade_names if name not in came]
        elif [_plain(kept, name), kept.sources.get(name)] == came["after"]:
            value, source = came["before"]
            setattr(kept, field_of(name).attname, value)
            kept.sources = {key: known for key, known in kept.sources.items() if key != name}
            if source is not None:
                kept.sources[name] = source


def _bring_back(merged: Company) -> None:
    merged.merged_into = None
    try:
        with transaction.atomic():
            merged.save(update_fields=["merged_into"])
    except IntegrityError as error:
        raise NumberTakenMeanwhile from error


def _agree(kept: Company, merged: Company, names: Sequence[str]) -> bool:
    """Tell whether what `kept` says about these fields is what `merged` says, as far as it says anything."""
    pairs = [(getattr(kept, name), getattr(merged, name)) for name in names]
    return all(_is_empty(here) or str(here).casefold() == str(there).casefold() for here, there in pairs)


def _is_empty(value: object) -> bool:
    """Tell whether a field says nothing; a figure of nought says something."""
    return value is None or value == "" or value == []


def _plain(company: Company, name: str) -> Any:
    """Return a field's stored value as JSON can hold it."""
    value = getattr(company, field_of(name).attname)
    return str(value) if value is not None and not isinstance(value, str | int | list) else value
