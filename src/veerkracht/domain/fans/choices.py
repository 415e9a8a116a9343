"""Kinds of networks and states of a stage."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FanKind(TextChoices):
    """What sort of network a fan is."""

    NETWORK = "network", _("business network")
    TRADE_BODY = "trade_body", _("trade body")
    BANK = "bank", _("bank")
    ACCOUNTANT = "accountant", _("accountant")
    DESK = "desk", _("innovation desk")


class StageState(TextChoices):
    """Whether a stage is still open."""

    OFFERED = "offered", _("offered")
    PLANNED = "planned", _("planned")
    DECLINED = "declined", _("not used")
