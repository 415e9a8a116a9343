"""Say of each field that may hold personal data for what it is used, on which ground, and how long it stays."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """Why it is lawful (GDPR article 6, PRI-2)."""

    PUBLIC_TASK = "public_task", _("task in the public interest (6.1.e)")
    LEGAL_DUTY = "legal_duty", _("legal duty (6.1.c)")
    CONSENT = "consent", _("consent (6.1.a)")


@dataclass(frozen=True)
class Purpose:
    """For what data are used, in words for the people whom they are about; `receivers` says who else gets them."""

    code: str
    label: str | Promise
    basis: Basis
    who: str | Promise
    receivers: str | Promise


@dataclass(frozen=True)
class Retention:
    """How many months data of one class stay, counted from what `since` says; None: as long as `since` says."""

    code: str
    label: str | Promise
    months: int | None
    since: str | Promise


@dataclass(frozen=True)
class Declaration:
    """Fields of one model with the same purpose and the same end.

    `person` is the way from a row to the person it is about, `address` the field with an address that may be theirs;
    without either the fields may mention anybody. `programme` is the way to the programme.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    purpose: Purpose
    retention: Retention
    person: str
    address: str
    programme: str

    @property
    def label(self) -> str:
        """Return what the rows are called."""
        return str(self.model._meta.verbose_name_plural)


_declared: list[Declaration] = []
_reasons: dict[tuple[type[models.Model], str], str] = {}


def personal_data(
    model: type[models.Model],
    *fields: str,
    purpose: Purpose,
    retention: Retention,
    person: str = "",
    address: str = "",
    programme: str = "programme",
) -> None:
    """Declare fields of a model. Raises FieldDoesNotExist for a field that is not there."""
    for name in fields:
        model._meta.get_field(name)
    _declared.append(Declaration(model, fields, purpose, retention, person, address, programme))


def no_personal_data(model: type[models.Model], *fields: str, because: str) -> None:
    """Say why fields that look as if they hold personal data do not. Raises FieldDoesNotExist."""
    for name in fields:
        _reasons[model, model._meta.get_field(name).name] = because


def declarations() -> tuple[Declaration, ...]:
    """Return all declarations, word by word."""
    return tuple(_declared)


def reasons() -> dict[tuple[Any, str], str]:
    """Return per field why it holds no personal data."""
    return dict(_reasons)
