"""Kinds of scans and where waves and steps stand: stable codes, translated labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ScanKind(TextChoices):
    """How long a definition is; same codes as `rules.definition.KINDS`."""

    SCAN = "scan", _("scan")
    PULSE = "pulse", _("pulse")


class WaveState(TextChoices):
    """Where an employee scan stands."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed, results are there")
    STOPPED = "stopped", _("stopped, answers thrown away")


class StepSource(TextChoices):
    """What a next step leads to."""

    STORY = "story", _("a story")
    TOOL = "tool", _("a tool")
    EVENT = "event", _("a meeting")
    OTHER = "other", _("something else of the programme")
    ADVICE = "advice", _("an idea of the scan")
