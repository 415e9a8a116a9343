"""Kinds of networks and members, forms and states of a stage, ways to speak."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FanKind(TextChoices):
    """What sort of network a fan is."""

    NETWORK = "network", _("business network")
    TRADE_BODY = "trade_body", _("trade body")
    BANK = "bank", _("bank")
    ACCOUNTANT = "accountant", _("accountant")
    DESK = "desk", _("innovation desk")


class Membership(TextChoices):
    """Who the members of a fan are."""

    COMPANIES = "companies", _("companies")
    PEOPLE = "people", _("entrepreneurs as persons")
    CLIENTS = "clients", _("clients")


class StageState(TextChoices):
    """Whether a stage is still open."""

    OFFERED = "offered", _("offered")
    PLANNED = "planned", _("planned")
    DECLINED = "declined", _("not used")


class StageFormat(TextChoices):
    """What a pionier does on a stage."""

    TALK = "talk", _("talk")
    VISIT = "visit", _("visit to the company")
    PANEL = "panel", _("panel")
    WORKSHOP = "workshop", _("workshop")
    MEDIA = "media", _("magazine, podcast or newsletter")


class Way(TextChoices):
    """How the team and a fan spoke."""

    CALL = "call", _("telephone")
    VISIT = "visit", _("visit")
    MAIL = "mail", _("mail")
    MEETING = "meeting", _("at a meeting")


class OwnEventState(TextChoices):
    """Where an own event of a fan stands."""

    WAITING = "waiting", _("the team looks at it")
    RETURNED = "returned", _("something to change")
    PUBLISHED = "published", _("in the calendar")
    WITHDRAWN = "withdrawn", _("taken back")
