"""Choices that are records, read once: the same reading draws the options and judges the answer."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import ModelChoiceIterator
from django.utils.functional import cached_property
from django_filters.fields import ModelChoiceField


class _ReadBefore(ModelChoiceIterator):
    field: "RecordField"

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.field.records.values())


class RecordField(ModelChoiceField):
    """A choice of one of a short row of records."""

    iterator = _ReadBefore

    @cached_property
    def records(self) -> dict[str, Model]:
        """Return what can be chosen, by key."""
        return {str(record.pk): record for record in self.queryset}

    def to_python(self, value: Any) -> Model | None:
        """Return the record that was chosen. Raises ValidationError for one that is not offered."""
        if value in self.empty_values:
            return None
        found = self.records.get(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return found


class RecordFilter(django_filters.ModelChoiceFilter):
    """Filter by a record: one query for its choices, none more when it is set."""

    field_class = RecordField
