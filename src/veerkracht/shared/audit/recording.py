"""The decorator of every action: one transaction, one history context, one audit line."""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

import pghistory
from django.db import models, transaction

P = ParamSpec("P")
R = TypeVar("R")

origin: ContextVar[str] = ContextVar("origin", default="")
_notes: ContextVar[dict[str, Any] | None] = ContextVar("notes", default=None)


def about(instance: models.Model | None = None, **details: object) -> None:
    """Tell the running action which row its audit line is about, and add plain details (never personal data)."""
    notes = _notes.get()
    if notes is None:
        raise RuntimeError("about() is called outside an action")
    if instance is not None:
        notes["instance"] = instance
    notes["details"].update(details)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one transaction with a history context, and write one audit line.

    The line is about the returned row, else about the row named with `about`. The keyword `by` is the actor.
    A refusal or an error rolls everything back, the line included.
    """
    name = function.__module__.removeprefix("veerkracht.").removeprefix("domain.").removeprefix("shared.")
    label = f"{name.split('.')[0]}.{function.__name__}"

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs.get("by")
        token = _notes.set({"instance": None, "details": {}})
        try:
            with (
                transaction.atomic(),
                pghistory.context(action=label, user=getattr(actor, "pk", None), origin=origin.get()) as context,
            ):
                result = function(*args, **kwargs)
                _write_line(label, actor, result, _notes.get() or {}, context)
                return result
        finally:
            _notes.reset(token)

    wrapper.is_action = True  # type: ignore[attr-defined]  # read by the consistency test
    return wrapper


def _write_line(label: str, actor: object, result: object, notes: dict[str, Any], context: Any) -> None:
    # Models are not loaded yet when actions are first imported by app configs.
    from .models import AuditLine  # noqa: PLC0415 models load after the decorators

    instance = notes.get("instance") or (result if isinstance(result, models.Model) else None)
    AuditLine.objects.create(
        action=label,
        actor_id=getattr(actor, "pk", None),
        origin=origin.get(),
        programme_id=_programme_id(instance),
        object_type=instance._meta.label_lower if instance is not None else "",
        object_id=str(instance.pk) if instance is not None else "",
        details=notes.get("details", {}),
        context_id=context.id if context else None,
    )


def _programme_id(instance: models.Model | None) -> int | None:
    """Return the programme of the row; a programme is its own."""
    if instance is None:
        return None
    if instance._meta.label_lower == "programme.programme":
        return instance.pk
    return getattr(instance, "programme_id", None)
