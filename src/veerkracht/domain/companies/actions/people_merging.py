"""Two records that are one person become one; undo puts back what was moved."""

import datetime as dt
from typing import Any

import pghistory.models
from django.db.models import Exists, ForeignObject, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SubjectKind, TouchpointKind
from ..models import Consent, Person, PersonMerge, Position, Touchpoint
from .stages import mark_changed

NOT_MOVED = (PersonMerge, Person)
FILLED = ("name", "phone")


class NotTwoLivePeople(Refused):
    """One of the two was merged or made anonymous meanwhile, or they are in different programmes."""

    message = _("One of these people was merged or made anonymous in the meantime. Reload the page and look again.")


class BothHaveARole(Refused):
    """Both sign in, or both are something that somebody can be once."""

    message = _(
        "Both people sign in, or both are a pionier. That is too much to merge safely: end one of the two first."
    )


class MergeUndone(Refused):
    """The merge cannot be undone any more."""

    message = _("This merge was undone already, or the person was merged again or made anonymous since.")


@action
def merge_people(*, kept: Person, merged: Person, by: User | None) -> PersonMerge:
    """Make two records one: facts, positions, consents and letters of `merged` go to `kept`.

    What `kept` has already (the same attendance, a current position, an open consent) stays with `merged`. The address
    of `merged` stays known, so that the next list still finds the person. Figures follow. Raises NotTwoLivePeople,
    BothHaveARole.
    """
    kept, merged = _both(kept, merged)
    if (kept.user_id and merged.user_id) or _both_are_one(kept, merged):
        raise BothHaveARole
    moved = {f"{f.model._meta.label}.{f.attname}": _move(f, merged.pk, kept.pk) for f in _pointing_fields()}
    filled = [name for name in FILLED if not getattr(kept, name) and getattr(merged, name)]
    for name in filled:
        setattr(kept, name, getattr(merged, name))
    if merged.user_id:
        filled.append("user")
        kept_user, merged.user = merged.user, None
        merged.save(update_fields=["user"])
        kept.user = kept_user
    kept.save()
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    mark_changed(kept.programme, SubjectKind.PERSON, {kept.pk, merged.pk})
    about(kept, merged=merged.pk)
    return PersonMerge.objects.create(
        programme=kept.programme, kept=kept, merged=merged, moved=moved, filled=filled, merged_by=by
    )


@action
def undo_people_merge(*, merge: PersonMerge, at: dt.datetime, by: User | None) -> PersonMerge:
    """Make two people of one again: what was moved goes back, what came since stays. Raises MergeUndone."""
    merge = PersonMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    kept, merged = _locked(merge.kept_id, merge.merged_id)
    if merge.undone_at or kept.merged_into_id or kept.anonymised_at or merged.merged_into_id != kept.pk:
        raise MergeUndone
    for field in _pointing_fields():
        ids = merge.moved.get(f"{field.model._meta.label}.{field.attname}", [])
        rows = field.model._base_manager.filter(pk__in=ids, **{field.attname: kept.pk})
        rows.update(**{field.attname: merged.pk})
    _empty_again(kept, merged, merge.filled)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    mark_changed(kept.programme, SubjectKind.PERSON, {kept.pk, merged.pk})
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    about(kept, merged=merged.pk)
    return merge


def what_moves(kept: Person, merged: Person) -> list[tuple[str, int, int]]:
    """Return per kind of row how many would move, and how many stay because `kept` has the same; nothing changes."""
    found = []
    for field in _pointing_fields():
        rows = field.model._base_manager.filter(**{field.attname: merged.pk})
        total = rows.count()
        if total:
            moves = _without_same(field, rows, kept.pk).count()
            found.append((str(field.model._meta.verbose_name_plural), moves, total - moves))
    return found


def _both(kept: Person, merged: Person) -> tuple[Person, Person]:
    """Hold both and return them as they are now."""
    first, second = _locked(kept.pk, merged.pk)
    same = first.programme_id == second.programme_id and first.pk != second.pk
    if not same or any(each.merged_into_id or each.anonymised_at for each in (first, second)):
        raise NotTwoLivePeople
    return first, second


def _locked(kept_id: int, merged_id: int) -> tuple[Person, Person]:
    """Hold both, in one order for everybody."""
    people = Person.objects.filter(pk__in=[kept_id, merged_id]).select_related("programme", "user").order_by("pk")
    found = {person.pk: person for person in people.select_for_update(of=("self",), no_key=True)}
    return found[kept_id], found[merged_id]


def _both_are_one(kept: Person, merged: Person) -> bool:
    """Tell whether both have a row of which a person has one at most, such as a pionier."""
    singles = [field for field in _pointing_fields() if field.unique]
    return any(
        field.model._base_manager.filter(**{f"{field.attname}__in": [kept.pk, merged.pk]}).count() > 1
        for field in singles
    )


def _pointing_fields() -> "list[ForeignObject[Any, Any]]":
    """Return the foreign keys of every word to a person; row history stays where it is."""
    return [
        relation.field
        for relation in Person._meta.related_objects
        if relation.related_model not in NOT_MOVED and not issubclass(relation.related_model, pghistory.models.Event)
    ]


def _move(field: "ForeignObject[Any, Any]", source: int, target: int) -> list[int]:
    """Point rows elsewhere, except those the target already has; return the keys of what was moved."""
    rows = _without_same(field, field.model._base_manager.filter(**{field.attname: source}), target)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    field.model._base_manager.filter(pk__in=ids).update(**{field.attname: target})
    return ids


def _without_same(field: "ForeignObject[Any, Any]", rows: "QuerySet[Any]", target: int) -> "QuerySet[Any]":
    """Leave out rows that would stand twice with the target."""
    if field.model is Position:
        there = Position.objects.filter(person_id=target, ends_on__isnull=True).values("company_id")
        return rows.exclude(ends_on__isnull=True, company_id__in=there)
    if field.model is Consent:
        given = Consent.objects.filter(person_id=target, ended="").values("purpose")
        return rows.exclude(ended="", purpose__in=given)
    if field.model is Touchpoint:
        attended = Touchpoint.objects.live().filter(person_id=target, kind=TouchpointKind.ATTENDED)
        here = attended.filter(occasion=OuterRef("occasion"), company=OuterRef("company"))
        nowhere = attended.filter(occasion=OuterRef("occasion"), company=None)
        rows = rows.exclude(Exists(here), kind=TouchpointKind.ATTENDED, voided_at__isnull=True)
        return rows.exclude(Exists(nowhere), kind=TouchpointKind.ATTENDED, voided_at__isnull=True, company=None)
    return rows


def _empty_again(kept: Person, merged: Person, filled: list[str]) -> None:
    """Take back what the merge filled in, unless it was changed since."""
    for name in filled:
        if name == "user":
            merged_user, kept.user = kept.user, None
            kept.save(update_fields=["user"])
            merged.user = merged_user
            merged.save(update_fields=["user"])
        elif getattr(kept, name) == getattr(merged, name):
            setattr(kept, name, "")
    kept.save()
