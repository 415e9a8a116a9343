"""Kinds of items and the themes they belong to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    """What an item is."""

    STORY = "story", _("story")
    TOOL = "tool", _("tool")
    SCAN = "scan", _("scan")


TOOL_KINDS = (ItemKind.TOOL, ItemKind.SCAN)


class Theme(TextChoices):
    """The ten themes (domain.md 4.6); the codes stand in addresses and stay."""

    DIRECTION = "richting-en-leiderschap", _("direction and leadership")
    ORGANISING = "flexibel-organiseren", _("organising flexibly")
    SMARTER_WORK = "slimmer-werken", _("working smarter")
    TALENT = "mens-en-talent", _("people and talent")
    SAY = "zeggenschap-en-betrokkenheid", _("having a say")
    LEARNING = "leren-en-veiligheid", _("learning and safety")
    NETWORKS = "co-creatie-en-netwerken", _("co-creation and networks")
    RESILIENCE = "veerkracht-en-adaptatie", _("resilience and adapting")
    WELL_BEING = "werkgeluk-en-gezondheid", _("happiness and health at work")
    CHANGING = "veranderen-en-meten", _("changing and measuring")
