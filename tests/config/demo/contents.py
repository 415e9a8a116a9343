"""What is in the database after a load, a number per table: the same rows give the same number, whatever their keys."""

import hashlib
import json
import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from veerkracht.domain.programme.models import Programme

# Figures follow from these.
APPS = ("accounts", "programme", "budget", "companies", "pioniers", "fans", "events", "referrals", "mail")
# Secrets, random names of files, keys of other tables, and the moment of the load; everything else must be the same.
NOT_COMPARED = {
    "token",
    "message_id",
    "password",
    "clock_offset",
    "last_login",
    "source_id",
    "theme",
    "file",
    "changed_at",
    "created_at",
    "form_key",
    "receipt",
    "events.Seat.code",
}
NOT_FACTS = {"LedgerChange"}
LINK = re.compile(r"https?://[^\s\"<]+")

Places = dict[type[models.Model], dict[object, int]]


def content_hashes() -> dict[str, str]:
    """Return per table of our own apps the hash of its rows, keys replaced by the place of the row in its table."""
    places = {model: _places(model) for model in _models()}
    return {model._meta.label: _hash(model, places) for model in _models()}


def _hash(model: type[models.Model], places: Places) -> str:
    digest = hashlib.sha256()
    for row in _rows(model, places):
        digest.update(row.encode())
    return digest.hexdigest()[:16]


def _models() -> list[type[models.Model]]:
    found = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return [m for m in found if not m.__name__.endswith("History") and m.__name__ not in NOT_FACTS]


def _places(model: type[models.Model]) -> dict[object, int]:
    keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return {key: place for place, key in enumerate(keys)}


def _rows(model: type[models.Model], places: Places) -> Iterator[str]:
    fields = [field for field in model._meta.concrete_fields if not {field.name, str(field)} & NOT_COMPARED]
    for values in model._base_manager.order_by("pk").values_list(*(field.attname for field in fields)):
        plain = [_plain(field, value, places) for field, value in zip(fields, values, strict=True)]
        yield json.dumps(plain, default=str)


def _plain(field: models.Field, value: object, places: Places) -> object:
    if field.primary_key and not field.is_relation:
        return None
    if field.is_relation and field.related_model in places:
        return places[field.related_model].get(value)
    if field.name == "programme_id":
        return places[Programme].get(value)
    # Links in mails hold secret codes.
    if isinstance(value, dict):
        return {name: _plain(field, part, places) if isinstance(part, str) else part for name, part in value.items()}
    return LINK.sub("", value) if isinstance(value, str) else value
