"""Kinds of engagement."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EngagementKind(TextChoices):
    """How a pionier spoke up."""

    TALK = "talk", _("talk")
    VISIT = "visit", _("company visit")
    WORKSHOP = "workshop", _("workshop")
    MEDIA = "media", _("media")
