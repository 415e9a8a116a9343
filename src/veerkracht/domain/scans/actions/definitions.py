"""Publish definitions, and take them off the site."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import ScanDefinition
from ..rules.definition import LARGEST, read_definition, text_of

SHIPPED = Path(__file__).resolve().parent.parent / "definitions"


class FileNotRead(Refused):
    """The file is neither YAML nor JSON, or far too large."""

    message = _("This file could not be read. Send a definition as YAML or JSON of at most 200 kB.")


class VersionIsThere(Refused):
    """A published version never changes."""

    message = _("This version is published already and never changes. Give the new definition the next version number.")


def parsed(text: str) -> Mapping[str, Any]:
    """Return the plain data of a YAML or JSON text. Raises FileNotRead; DefinitionError when it is no definition."""
    if len(text) > LARGEST:
        raise FileNotRead
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FileNotRead from error
    read_definition(data)
    # What JSON cannot hold (dates, say) has no place in a definition.
    found: Mapping[str, Any] = json.loads(json.dumps(data, default=str))
    return found


def as_text(definition: ScanDefinition, kind: str) -> str:
    """Return a definition as a file: `yaml` or `json`."""
    if kind == "json":
        return json.dumps(definition.body, ensure_ascii=False, indent=2) + "\n"
    return yaml.safe_dump(definition.body, allow_unicode=True, sort_keys=False, width=1000)


@action
def publish_definition(*, programme: Programme, text: str, on: dt.date, by: User | None) -> ScanDefinition:
    """Publish what a file holds. Raises FileNotRead, DefinitionError (with every problem), VersionIsThere."""
    body = parsed(text)
    rules = read_definition(body)
    row = ScanDefinition(
        programme=programme,
        code=rules.code,
        version=rules.version,
        kind=rules.kind,
        title=text_of(rules.title, "nl"),
        licence=rules.licence,
        maker=rules.author,
        body=body,
        published_on=on,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise VersionIsThere from error
    return row


def shipped_and_new(programme: Programme) -> list[str]:
    """Return the texts of the definitions that come with the product and are not published here yet."""
    there = set(ScanDefinition.objects.of(programme).values_list("code", "version"))
    texts = [path.read_text() for path in sorted(SHIPPED.glob("*.yaml"))]
    found = [(text, read_definition(yaml.safe_load(text))) for text in texts]
    return [text for text, rules in found if (rules.code, rules.version) not in there]


@action
def publish_shipped(*, programme: Programme, on: dt.date, by: User | None) -> int:
    """Publish the definitions that come with the product and are not there yet; return how many."""
    texts = shipped_and_new(programme)
    for text in texts:
        publish_definition(programme=programme, text=text, on=on, by=by)
    about(programme, published=len(texts))
    return len(texts)


@action
def withdraw_definition(*, definition: ScanDefinition, on: dt.date, by: User | None) -> ScanDefinition:
    """Offer a version no more; what was answered with it stays."""
    definition.withdrawn_on = on
    definition.save(update_fields=["withdrawn_on"])
    return definition


@action
def offer_again(*, definition: ScanDefinition, by: User | None) -> ScanDefinition:
    """Offer a withdrawn version again."""
    definition.withdrawn_on = None
    definition.save(update_fields=["withdrawn_on"])
    return definition
