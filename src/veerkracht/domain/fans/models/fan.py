"""Fans: networks with members, and who to speak to there."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import FanKind, Membership


class FanQuerySet(models.QuerySet["Fan"]):
    """Fans of a programme."""

    def of(self, programme: Programme) -> "FanQuerySet":
        """Return the fans of this programme."""
        return self.filter(programme=programme)

    def spoken_for_by(self, person_ids: "models.QuerySet[Person]") -> "FanQuerySet":
        """Return the fans of which one of these people is the main contact, or another one now."""
        others = FanContact.objects.filter(person__in=person_ids, left_on__isnull=True)
        return self.filter(Q(contact__in=person_ids) | Q(pk__in=others.values("fan_id")))


@keep_history
class Fan(models.Model):
    """A network whose members are entrepreneurs (FAN-1): one main contact, and only the fan mails its own members."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="fans")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=FanKind, default=FanKind.NETWORK)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    region = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("where its members are; none means everywhere")
    )
    sections = ArrayField(
        models.CharField(max_length=1), default=list, blank=True, verbose_name=_("sectors of its members")
    )
    website = models.URLField(_("website"), blank=True)
    contact = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="fans", verbose_name=_("main contact")
    )
    about = models.TextField(_("about"), blank=True)
    membership = models.CharField(_("who its members are"), max_length=10, choices=Membership, blank=True)
    members = models.PositiveIntegerField(_("number of members"), null=True, blank=True)
    members_estimated = models.BooleanField(_("the number is an estimate"), default=False)
    members_source = models.CharField(_("where the number comes from"), max_length=200, blank=True)
    members_on = models.DateField(_("number of members on"), null=True, blank=True)

    objects = FanQuerySet.as_manager()

    class Meta:
        verbose_name = _("fan")
        verbose_name_plural = _("fans")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "name"], name="fans_one_per_name"),
            models.CheckConstraint(
                condition=Q(members__isnull=True) | (~Q(members_source="") & Q(members_on__isnull=False)),
                name="fans_number_has_source_and_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FanLogo(models.Model):
    """The logo of a fan decoded and drawn anew, so that nothing but the picture is in it."""

    fan = models.OneToOneField(Fan, models.CASCADE, related_name="logo")
    jpeg = models.BinaryField()

    class Meta:
        verbose_name = _("logo of a fan")
        verbose_name_plural = _("logos of fans")

    def __str__(self) -> str:
        return str(self.fan)


class FanContact(models.Model):
    """Somebody else at the fan than its main contact; who left stays in the history."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("contact"))
    role = models.CharField(_("role"), max_length=100, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    class Meta:
        verbose_name = _("contact of a fan")
        verbose_name_plural = _("contacts of fans")
        constraints: ClassVar = [models.UniqueConstraint(fields=["fan", "person"], name="fans_contact_once")]

    def __str__(self) -> str:
        return str(self.person)
