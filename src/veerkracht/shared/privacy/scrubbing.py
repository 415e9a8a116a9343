"""Take what identifies somebody out of every text in which it still stands, earlier versions included."""

import re
from collections.abc import Collection, Iterator
from typing import Any

import pghistory.models
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django.utils.html import escape

from .declaring import Declaration, declarations
from .finding import programme_value

GONE = "[…]"
# Columns that are nobody's text but somebody's own name or address: each word forgets its own.
NAMES = frozenset({"name", "to_name", "deputy_name", "contact_name", "email", "to_address", "address", "contact_email"})
TEXTS = (models.CharField, models.TextField, models.JSONField)
SHORTEST_PHONE = 9


def pattern_of(*, names: Collection[str], addresses: Collection[str], phones: Collection[str]) -> str:
    """Return a pattern of PostgreSQL that finds these in a text, however a telephone number is spaced."""
    parts = [rf"\m{_words(name)}\M" for name in names if name]
    parts += [rf"(?<![[:alnum:]._+-]){_words(address)}(?![[:alnum:]-])" for address in addresses if address]
    parts += [_digits(phone) for phone in phones if sum(map(str.isdigit, phone)) >= SHORTEST_PHONE]
    return "|".join(dict.fromkeys(parts))


def _words(text: str) -> str:
    """Return a pattern of a text as it is typed, and as a web page writes it."""
    written = dict.fromkeys((text, str(escape(text))))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, each.split())) for each in written) + ")"


def _digits(phone: str) -> str:
    """Return a pattern of the last nine digits, the country or a nought before them, and anything between."""
    digits = [digit for digit in phone if digit.isdigit()][-SHORTEST_PHONE:]
    between = r"[ ()./-]*"
    return rf"(?:\+|00)?(?:31)?{between}0?{between}" + between.join(digits) + r"(?!\d)"


def scrub(*, programme: object, pattern: str) -> int:
    """Replace what the pattern finds in every declared text of this programme; return in how many rows.

    For use inside an action. Tables first and their history after them, because a change makes a version.
    """
    if not pattern:
        return 0
    changed = 0
    for declaration, name in _texts():
        rows = declaration.model._base_manager.filter(**_here(declaration, programme))
        changed += _replace(rows, declaration.model, name, pattern)
    for declaration, name in _texts():
        history = _history_of(declaration.model)
        if history is not None:
            changed += _replace(history._base_manager.filter(**_here(declaration, programme)), history, name, pattern)
    return changed


def _here(declaration: Declaration, programme: object) -> dict[str, object]:
    """Return what rows of this programme have in common; earlier versions have the same columns as their rows."""
    return {declaration.programme: programme_value(declaration, programme)}


def _texts() -> Iterator[tuple[Declaration, str]]:
    for declaration in declarations():
        for name in declaration.fields:
            is_text = isinstance(declaration.model._meta.get_field(name), TEXTS)
            if is_text and name not in NAMES and declaration.programme:
                yield declaration, name


def _history_of(model: type[models.Model]) -> type[models.Model] | None:
    found = next((each for each in model._meta.related_objects if each.name == "history"), None)
    history = found.related_model if found is not None else None
    return history if isinstance(history, type) and issubclass(history, pghistory.models.Event) else None


def _replace(rows: "models.QuerySet[Any]", model: type[models.Model], name: str, pattern: str) -> int:
    field = model._meta.get_field(name)
    is_json = isinstance(field, models.JSONField)
    text: Any = Cast(F(name), models.TextField()) if is_json else F(name)
    new: Any = Func(text, Value(pattern), Value(GONE), Value("gi"), function="REGEXP_REPLACE")
    keys = rows.alias(as_text=text).filter(Q(as_text__iregex=pattern)).order_by().values("pk")
    ids = list(keys.values_list("pk", flat=True))
    new = Cast(new, models.JSONField()) if is_json else Cast(new, models.TextField())
    return model._base_manager.filter(pk__in=ids).update(**{name: new}) if ids else 0
