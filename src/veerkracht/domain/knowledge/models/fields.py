"""A field for several choices at once."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Choices(ArrayField):
    """Several codes of one list of choices, none by default; editors see check boxes."""

    def __init__(self, choices: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        """Take the list; a migration gives `base_field` instead."""
        if choices is not None:
            kwargs["base_field"] = models.CharField(max_length=10, choices=choices)
        super().__init__(**{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return check boxes."""
        boxes = {"form_class": forms.MultipleChoiceField, "widget": forms.CheckboxSelectMultiple}
        chosen = {**boxes, "choices": self.base_field.choices, "required": not self.blank, **kwargs}
        field: forms.Field | None = super(ArrayField, self).formfield(**chosen)
        return field
