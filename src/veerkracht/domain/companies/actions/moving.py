"""Facts that were linked to the wrong company: link them to another, to a new one or to none, and back."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SourceKind, SubjectKind
from ..models import Company, ConcreteStep, FactMove, MatchDecision, Position, Touchpoint
from .held_back import FACTS
from .merging_relations import move_back, point_rows
from .stages import lock_companies, mark_changed, update_stages

STEPS, POSITIONS = "companies.ConcreteStep.company_id", "companies.Position.company_id"


class FactsChanged(Refused):
    """Somebody moved, merged or took out one of the facts meanwhile."""

    message = _("Somebody changed these facts or their company just now. Nothing was moved; reload the page and look.")


class NobodyLeft(Refused):
    """A fact without a person would be about nobody."""

    message = _("One of these facts names no person. Without a company it is about nobody: take it out instead.")


class StepNeedsCompany(Refused):
    """A step is always of a company."""

    message = _("A concrete step belongs to a company. Choose which one, or withdraw the step on its own page.")


class MoveAlreadyUndone(Refused):
    """The move was undone before."""

    message = _("This was already put back.")


@action
def move_facts(
    *, facts: Sequence[Touchpoint], target: Company | None, reason: str, at: dt.datetime, by: User | None
) -> FactMove:
    """Link facts of one company to another, or to none; a step goes along with its fact, and so does a position.

    The rows stay the same rows: kind, day, source and evidence do not change. What the other company has already is
    voided. Stages and figures of both follow. Raises FactsChanged, NobodyLeft, StepNeedsCompany.
    """
    source, found = _held(facts, target)
    move = FactMove(programme=source.programme, source=source, target=target, reason=reason[:200], moved_by=by)
    move.moved = {FACTS: [], STEPS: _move_steps(found, target)}
    for fact in found:
        is_moved = point_rows(Touchpoint, "company_id", [fact.pk], target.pk if target else None)
        (move.moved[FACTS] if is_moved else move.voided).append(fact.pk)
    Touchpoint.objects.filter(pk__in=move.voided).update(voided_at=at, voided_by=by, void_reason=reason[:200])
    move.moved[POSITIONS] = _move_positions(source, target, {fact.person_id for fact in found})
    move.save()
    _follow(move, found)
    about(source, facts=len(found), target=target.pk if target else None)
    return move


@action
def undo_fact_move(*, move: FactMove, at: dt.datetime, by: User | None) -> FactMove:
    """Put facts back where they were, as far as nobody moved them on since; what was remembered of it is forgotten.

    Raises MoveAlreadyUndone, FactsChanged.
    """
    lock_companies(pk for pk in (move.source_id, move.target_id) if pk is not None)
    move = FactMove.objects.select_for_update(of=("self",)).select_related("source", "target").get(pk=move.pk)
    if move.undone_at is not None:
        raise MoveAlreadyUndone
    try:
        with transaction.atomic():
            move_back(move.moved, move.target_id, move.source_id)
            voided = Touchpoint.objects.filter(pk__in=move.voided, company_id=move.source_id)
            voided.update(voided_at=None, voided_by=None, void_reason="")
    except IntegrityError as error:
        raise FactsChanged from error
    decided = MatchDecision.objects.of(move.programme).in_force()
    decided.filter(source_kind=SourceKind.TEAM, source_id=move.pk).update(revoked_at=at, revoked_by=by)
    move.undone_at = at
    move.save(update_fields=["undone_at"])
    keys = [*move.moved[FACTS], *move.voided]
    _follow(move, Touchpoint.objects.filter(pk__in=keys).order_by("pk"))
    about(move.source, facts=len(keys))
    return move


def _held(facts: Sequence[Touchpoint], target: Company | None) -> tuple[Company, list[Touchpoint]]:
    """Return the company and the facts as they are now, held, with every other fact of the same steps."""
    source_id = facts[0].company_id if len({fact.company_id for fact in facts}) == 1 else None
    if source_id is None or (target is not None and target.pk == source_id):
        raise FactsChanged
    if lock_companies([source_id] if target is None else [source_id, target.pk]):
        raise FactsChanged
    here = Touchpoint.objects.live().filter(company_id=source_id).select_for_update(of=("self",), no_key=True)
    found = list(here.filter(pk__in=[fact.pk for fact in facts]).order_by("pk"))
    if len(found) != len(facts):
        raise FactsChanged
    if target is None and any(fact.person_id is None for fact in found):
        raise NobodyLeft
    source = Company.objects.select_related("programme").get(pk=source_id)
    if target is not None and target.programme_id != source.programme_id:
        raise FactsChanged
    return source, found


def _move_steps(facts: Iterable[Touchpoint], target: Company | None) -> list[int]:
    steps = sorted({fact.source_id for fact in facts if fact.source_kind == SourceKind.STEP and fact.source_id})
    if steps and target is None:
        raise StepNeedsCompany
    ConcreteStep.objects.filter(pk__in=steps).update(company=target)
    return steps


def _move_positions(source: Company, target: Company | None, people: set[int | None]) -> list[int]:
    """Move the positions of people of whom no fact is left at the company; those the other has already stay behind."""
    left = set(Touchpoint.objects.live().filter(company=source, person__in=people).values_list("person_id", flat=True))
    gone = [pk for pk in people if pk is not None and pk not in left]
    if target is None or not gone:
        return []
    positions = Position.objects.filter(company=source, person__in=gone, ends_on__isnull=True).order_by("pk")
    keys = list(positions.values_list("pk", flat=True))
    return [key for key in keys if point_rows(Position, "company_id", [key], target.pk)]


def _follow(move: FactMove, facts: Iterable[Touchpoint]) -> None:
    """Let stages and figures of both companies, the people and the occasions follow."""
    listed = list(facts)
    mark_changed(move.programme, SubjectKind.PERSON, {fact.person_id for fact in listed})
    mark_changed(move.programme, SubjectKind.OCCASION, {fact.occasion_id for fact in listed})
    update_stages(move.programme, [pk for pk in (move.source_id, move.target_id) if pk is not None])
