"""Tests about personal data: every field that may hold some says for what it is used and when it goes."""

import re

import pghistory.models
from django.apps import apps
from django.db import models

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.shared import privacy

WORDS = re.compile(
    r"(^|_)(name|email|mail|phone|person|contact|ip|address|note|remark|text|html|reason|answer|subject|speaker|host"
    r"|guest|sender|author|proof|identity|outcome|about|story|headline)(_|$)"
)
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)


def may_be_personal(field: models.Field) -> bool:
    """Tell by type and name whether a field may say something about a person."""
    if field.is_relation and field.related_model is User:
        # Which colleague did something, on every kind of row: the register says so once, as `work`.
        return not field.name.endswith("_by")
    if field.is_relation:
        return field.related_model is Person
    if isinstance(field, models.EmailField | models.GenericIPAddressField | models.TextField | models.JSONField):
        return True
    return isinstance(field, TEXTS) and not field.choices and bool(WORDS.search(field.name))


def suspects() -> list[tuple[type[models.Model], str]]:
    """Return the fields of our own models that must be declared; history goes with its model."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("veerkracht.")]
    ours = [model for model in ours if not issubclass(model, pghistory.models.Event)]
    found = [(model, field) for model in ours for field in model._meta.concrete_fields if field.model is model]
    return [(model, field.name) for model, field in found if may_be_personal(field)]


def test_every_field_that_may_be_personal_has_a_purpose_and_an_end() -> None:
    """Declare it in the `privacy.py` of its word: `personal_data(...)`, or `no_personal_data(..., because=...)`."""
    declared = {(each.model, name) for each in privacy.declarations() for name in each.fields}
    missing = [pair for pair in suspects() if pair not in declared and pair not in privacy.reasons()]
    assert [f"{model._meta.label}.{name}" for model, name in missing] == []


def test_the_heuristic_sees_what_it_must_see() -> None:
    seen = set(suspects())
    assert {(Person, "name"), (Person, "email"), (Person, "phone"), (Person, "user"), (User, "email")} <= seen


def test_nothing_is_declared_both_ways_and_every_reason_says_something() -> None:
    declared = {(each.model, name) for each in privacy.declarations() for name in each.fields}
    assert not declared & set(privacy.reasons())
    assert all(len(reason) > 15 for reason in privacy.reasons().values())


def test_every_class_with_a_period_is_cleaned_up() -> None:
    """A period that nobody acts upon would be a lie in the register."""
    classes = {each.retention.code: each.retention for each in privacy.declarations()}
    for code, retention in classes.items():
        assert (retention.months is None) == (privacy.sweep_of(code) is None), code


def test_a_code_means_one_thing() -> None:
    for kind in ("purpose", "retention"):
        found = [getattr(each, kind) for each in privacy.declarations()]
        assert len({each.code for each in found}) == len({id(each) for each in found}), kind
