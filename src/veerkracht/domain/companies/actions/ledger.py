"""Write facts to the ledger and void them; stages and figures follow in the same transaction."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SourceKind, SubjectKind
from ..models import Occasion, Touchpoint
from .held_back import bring_forward
from .stages import BATCH, batches, hold_living, lock_companies, mark_changed, update_stages

__all__ = [
    "FactAlreadyVoided",
    "FactIsThereAgain",
    "mark_changed",
    "mark_occasion_changed",
    "record_again",
    "record_touchpoint",
    "record_touchpoints",
    "update_stages",
    "void_facts",
    "void_source",
    "void_touchpoint",
    "write_facts",
]


class FactAlreadyVoided(Refused):
    """Somebody else took the fact out of the figures first."""

    message = _("This fact was already taken out of the figures. Reload the page to see by whom and why.")


class FactIsThereAgain(Refused):
    """The fact counts, or was recorded anew meanwhile."""

    message = _("This fact is in the figures already. Reload the page to see it.")


@action
def record_touchpoint(*, touchpoint: Touchpoint, by: User | None) -> Touchpoint:
    """Add one fact to the ledger and compute the company's stages again.

    Raises FactIsThereAgain when this person's attendance for the company, or for the one it became, counts already.
    """
    try:
        with transaction.atomic():
            write_facts(touchpoint.programme, [touchpoint], by)
    except IntegrityError as error:
        if "companies_attended_once" not in str(error):
            raise
        raise FactIsThereAgain from error
    return touchpoint


@action
def record_touchpoints(*, programme: Programme, touchpoints: Sequence[Touchpoint], by: User | None) -> int:
    """Add many facts of one programme at once; return how many."""
    write_facts(programme, touchpoints, by)
    about(programme, facts=len(touchpoints))
    return len(touchpoints)


@action
def void_touchpoint(*, touchpoint: Touchpoint, reason: str, at: dt.datetime, by: User | None) -> Touchpoint:
    """Take one fact out of every figure; the row stays with who, when and why. Raises FactAlreadyVoided."""
    found = Touchpoint.objects.filter(pk=touchpoint.pk)
    if not void_facts(touchpoint.programme, found, reason=reason, at=at, by=by):
        raise FactAlreadyVoided
    touchpoint.refresh_from_db()
    return touchpoint


@action
def record_again(*, touchpoint: Touchpoint, by: User | None) -> Touchpoint:
    """Write a voided fact anew, from the same source, so that it counts again; the voided row stays as it is.

    Raises FactIsThereAgain.
    """
    if touchpoint.voided_at is None:
        raise FactIsThereAgain
    names = [field.attname for field in Touchpoint._meta.concrete_fields if field.name not in NOT_COPIED]
    fact = Touchpoint(**{name: getattr(touchpoint, name) for name in names})
    try:
        with transaction.atomic():
            write_facts(touchpoint.programme, [fact], by)
    except IntegrityError as error:
        raise FactIsThereAgain from error
    return fact


NOT_COPIED = frozenset({"id", "recorded_by", "recorded_at", "voided_at", "voided_by", "void_reason"})


@action
def void_source(
    *, programme: Programme, source_kind: SourceKind, source_id: int, reason: str, at: dt.datetime, by: User | None
) -> int:
    """Take every fact of one source (an attendance list, a step) out of the figures; return how many."""
    found = Touchpoint.objects.of(programme).filter(source_kind=source_kind, source_id=source_id)
    about(programme, source_kind=source_kind, source_id=source_id)
    return void_facts(programme, found, reason=reason, at=at, by=by)


def write_facts(programme: Programme, facts: Sequence[Touchpoint], by: User | None) -> None:
    """Insert facts and bring stages and figures along; for use inside an action.

    A fact about a company that was merged in the meantime goes to the company that lives on.
    """
    lives_as = hold_living(pk for pk in {fact.company_id for fact in facts} if pk is not None)
    for fact in facts:
        fact.recorded_by = by
        if fact.company_id in lives_as:
            fact.company_id = lives_as[fact.company_id]
    Touchpoint.objects.bulk_create(facts, batch_size=BATCH)
    _facts_changed(programme, facts)


def void_facts(
    programme: Programme, found: Iterable[Touchpoint], *, reason: str, at: dt.datetime, by: User | None
) -> int:
    """Void the live facts among these and bring stages and figures along; for use inside an action.

    Companies are held before their facts, as everywhere, so that nobody deadlocks; whoever comes second finds nothing.
    """
    seen = list(found)
    lock_companies(pk for pk in {fact.company_id for fact in seen} if pk is not None)
    live = Touchpoint.objects.live().filter(pk__in=[fact.pk for fact in seen])
    facts = list(live.order_by("pk").select_for_update(of=("self",), no_key=True))
    Touchpoint.objects.filter(pk__in=[fact.pk for fact in facts]).update(
        voided_at=at, voided_by=by, void_reason=reason[:200]
    )
    _facts_changed(programme, [*facts, *bring_forward(facts)])
    return len(facts)


def mark_occasion_changed(occasion: Occasion) -> None:
    """Tell `impact` that who organised or spoke at an occasion changed, so everybody who came is counted again.

    Call it last in an action: whoever writes facts holds companies before occasions.
    """
    hold_occasion(occasion)
    facts = Touchpoint.objects.live().filter(occasion=occasion)
    mark_changed(occasion.programme, SubjectKind.OCCASION, [occasion.pk])
    mark_changed(occasion.programme, SubjectKind.PERSON, facts.values_list("person_id", flat=True))
    mark_changed(occasion.programme, SubjectKind.COMPANY, facts.values_list("company_id", flat=True))


def hold_occasion(occasion: Occasion) -> None:
    """Hold an occasion until the transaction ends: a fact that is being written there is seen by us, or waits for us.

    The foreign key of a fact asks for a share of this row, so no other lock is needed on the side of the writer.
    """
    Occasion.objects.select_for_update(of=("self",)).get(pk=occasion.pk)


def _facts_changed(programme: Programme, facts: Iterable[Touchpoint]) -> None:
    companies, people, occasions = set(), set(), set()
    for fact in facts:
        companies.add(fact.company_id)
        people.add(fact.person_id)
        occasions.add(fact.occasion_id)
    mark_changed(programme, SubjectKind.PERSON, people)
    mark_changed(programme, SubjectKind.OCCASION, occasions)
    for batch in batches(sorted(pk for pk in companies if pk is not None)):
        update_stages(programme, batch)
