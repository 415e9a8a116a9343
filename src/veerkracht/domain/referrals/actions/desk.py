"""What the team does with one or more questions at once, each with an undo."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import DeskMove, QuestionState
from ..models import DeskChange, Question
from ..rules.moves import Move, next_state
from .holding import QuestionAlreadyHandled, hold_question, move_question

MOST_AT_ONCE = 1_000
# What each move changes, and so what its undo puts back.
FIELDS = {
    DeskMove.ASSIGN: ("assigned_to_id",),
    DeskMove.SNOOZE: ("snoozed_until",),
    DeskMove.THEME: ("theme_id", "theme_clues"),
    DeskMove.HOLD: ("state", "held_for"),
    DeskMove.MERGE: ("state", "merged_into_id"),
}
KEPT_APART = "by_hand"


class TooMany(Refused):
    """A change of more questions than anybody looks over."""

    message = _("Choose at most 1,000 questions at a time.")


class NothingToMerge(Refused):
    """Questions go together only with another open question."""

    message = _("Choose another question of this programme that is still open.")


class NotOneText(Refused):
    """Both parts of a split question say something."""

    message = _("Write what the second question is. The first keeps its own text.")


@action
def assign_questions(
    *, programme: Programme, ids: Sequence[int], to: User | None, at: dt.datetime, by: User | None
) -> DeskChange:
    """Give questions to somebody of the team, or to nobody."""
    return _change(programme, DeskMove.ASSIGN, ids, lambda question: _set(question, assigned_to=to), at, by)


@action
def snooze_questions(
    *, programme: Programme, ids: Sequence[int], until: dt.date | None, at: dt.datetime, by: User | None
) -> DeskChange:
    """Put questions off until a day; the clock goes on, because the sender waits all the same."""
    return _change(programme, DeskMove.SNOOZE, ids, lambda question: _set(question, snoozed_until=until), at, by)


@action
def set_theme(
    *,
    programme: Programme,
    ids: Sequence[int],
    theme: Theme | None,
    clues: Sequence[str] = (),
    at: dt.datetime,
    by: User | None,
) -> DeskChange:
    """Say what questions are about; `clues` is what led to it when nobody chose it."""
    clean = [clue[:120] for clue in clues]
    return _change(
        programme, DeskMove.THEME, ids, lambda question: _set(question, theme=theme, theme_clues=clean), at, by
    )


@action
def hold_apart(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> DeskChange:
    """Hold open questions apart because they are none; nothing is removed, and anybody can take it back."""

    def hold(question: Question) -> None:
        move_question(question, Move.HOLD, at)
        question.held_for = [KEPT_APART]

    return _change(programme, DeskMove.HOLD, ids, hold, at, by)


@action
def merge_questions(*, kept: Question, ids: Sequence[int], at: dt.datetime, by: User | None) -> DeskChange:
    """Put open questions together with another: one conversation, one answer. Raises NothingToMerge."""
    kept = hold_question(kept.pk)
    others = [pk for pk in ids if pk != kept.pk]
    if not others or next_state(QuestionState(kept.state), Move.MERGE) is None:
        raise NothingToMerge

    def merge(question: Question) -> None:
        move_question(question, Move.MERGE, at)
        question.merged_into = kept

    return _change(kept.programme, DeskMove.MERGE, others, merge, at, by)


@action
def split_question(*, question: Question, text: str, at: dt.datetime, by: User | None) -> Question:
    """Make a second question of one that asks two things; it comes from the same sender and has the same day.

    It writes no second fact: somebody asked once. Raises NotOneText, QuestionAlreadyHandled.
    """
    question = hold_question(question.pk)
    if not text.strip():
        raise NotOneText
    if question.state != QuestionState.OPEN:
        raise QuestionAlreadyHandled
    fields = ("programme", "card", "person", "company", "email", "company_name", "language", "source", "asked_at")
    copied = {name: getattr(question, name) for name in fields}
    return Question.objects.create(
        **copied,
        due_on=question.due_on,
        text=text.strip(),
        split_from=question,
        assigned_to=question.assigned_to,
        form_key=uuid.uuid4(),
    )


@action
def undo_desk_change(*, change: DeskChange, at: dt.datetime, by: User | None) -> DeskChange:
    """Put back what a change changed, where nobody changed it again since; twice is once."""
    change = DeskChange.objects.select_for_update(of=("self",)).select_related("programme").get(pk=change.pk)
    if change.undone_at is not None:
        return change
    now = change.before.get("after", {})
    for key, values in sorted(change.before.get("questions", {}).items()):
        question = Question.objects.select_for_update(of=("self",), no_key=True).get(pk=int(key))
        if _values(question, DeskMove(change.move)) == now.get(key):
            for name, value in values.items():
                setattr(question, name, value)
            question.save()
    change.undone_at = at
    change.save()
    return change


def _change(
    programme: Programme,
    move: DeskMove,
    ids: Sequence[int],
    do: Callable[[Question], None],
    at: dt.datetime,
    by: User | None,
) -> DeskChange:
    """Do something to each question and keep what undo needs; what somebody else handled meanwhile is left alone."""
    if len(ids) > MOST_AT_ONCE:
        raise TooMany
    before: dict[str, dict[str, object]] = {}
    after: dict[str, dict[str, object]] = {}
    held = Question.objects.of(programme).filter(pk__in=ids).order_by("pk")
    for question in held.select_for_update(of=("self",), no_key=True).select_related("programme"):
        old = _values(question, move)
        try:
            do(question)
        except QuestionAlreadyHandled:
            continue
        question.save()
        before[str(question.pk)], after[str(question.pk)] = old, _values(question, move)
    change = DeskChange.objects.create(
        programme=programme, move=move, before={"questions": before, "after": after}, made_by=by, made_at=at
    )
    about(change, questions=len(before))
    return change


def _values(question: Question, move: DeskMove) -> dict[str, object]:
    found = {name: getattr(question, name) for name in FIELDS[move]}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in found.items()}


def _set(question: Question, **values: object) -> None:
    for name, value in values.items():
        setattr(question, name, value)
