"""How a pionier works with us: what was agreed, periods off, and an own act with its picture."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.pictures import NoPictureError, PictureTooBigError, draw_anew

from ..choices import EngagementKind
from ..models import Engagement, EngagementPicture, Pionier, TimeOff, WorkingAgreement

AGREED = ("weekdays", "subregions", "formats", "per_month")


class PictureNotRead(Refused):
    """The content is no photo."""

    message = _("We could not read this as a photo (JPG, PNG or WebP). Choose another one, or leave it out.")


class PictureRefused(Refused):
    """The photo is over the bound."""

    message = _("This photo is too large. Send one of at most 20 MB, or leave it out.")


class TimeOffExists(Refused):
    """The same period is there already."""

    message = _("This period is there already.")


@action
def agree_working(*, pionier: Pionier, agreed: Mapping[str, object], by: User | None) -> WorkingAgreement:
    """Note what was agreed about days, places, forms and how often; what is not named stays as it is."""
    about(pionier, fields=sorted(agreed))
    values = {name: agreed[name] for name in AGREED if name in agreed}
    return WorkingAgreement.objects.update_or_create(pionier=pionier, defaults=values)[0]


@action
def take_time_off(*, pionier: Pionier, starts_on: dt.date, ends_on: dt.date, by: User | None) -> TimeOff:
    """Note a period [from, until) in which the pionier is not asked. Raises TimeOffExists."""
    about(pionier)
    try:
        with transaction.atomic():
            return TimeOff.objects.create(pionier=pionier, starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as error:
        raise TimeOffExists from error


@action
def end_time_off(*, time_off: TimeOff, by: User | None) -> None:
    """Take a period off away again."""
    about(time_off.pionier, starts_on=time_off.starts_on.isoformat(), ends_on=time_off.ends_on.isoformat())
    time_off.delete()


@action
def log_own_act(
    *,
    pionier: Pionier,
    kind: EngagementKind,
    on: dt.date,
    title: str = "",
    url: str = "",
    picture: BinaryIO | None = None,
    by: User | None,
) -> Engagement:
    """Note an act of the pionier's own, perhaps with a photo; the same act twice is one.

    The photo is drawn anew: its place and camera go (PRI-2). Raises PictureNotRead, PictureRefused.
    """
    about(pionier)
    Pionier.objects.select_for_update(no_key=True).get(pk=pionier.pk)
    said = {"pionier": pionier, "kind": kind, "on": on, "title": title, "url": url}
    engagement = Engagement.objects.filter(**said).order_by("pk").first() or Engagement.objects.create(**said)
    if picture is not None:
        _keep_picture(engagement, picture)
    return engagement


def _keep_picture(engagement: Engagement, file: BinaryIO) -> None:
    try:
        drawn = draw_anew(file)
    except NoPictureError as error:
        raise PictureNotRead from error
    except PictureTooBigError as error:
        raise PictureRefused from error
    kept = EngagementPicture.objects.filter(engagement=engagement).first() or EngagementPicture(engagement=engagement)
    kept.width, kept.height = drawn.width, drawn.height
    kept.image.save(f"{engagement.pk}.jpg", ContentFile(drawn.content), save=False)
    kept.save()


def empty_working(pionier: Pionier) -> None:
    """Remove agreements, periods off and pictures of somebody who goes; for use inside an action."""
    WorkingAgreement.objects.filter(pionier=pionier).delete()
    TimeOff.objects.filter(pionier=pionier).delete()
    remove_pictures(list(EngagementPicture.objects.filter(engagement__pionier=pionier).order_by("pk")))


def remove_pictures(pictures: Sequence[EngagementPicture]) -> None:
    """Remove pictures with their files; for use inside an action."""
    for each in pictures:
        name, storage = each.image.name, each.image.storage
        each.delete()
        if name:
            transaction.on_commit(lambda storage=storage, name=name: _remove(storage, name))  # type: ignore[misc]  # bound now


def _remove(storage: object, name: str) -> None:
    with suppress(OSError):
        storage.delete(name)  # type: ignore[attr-defined]  # every storage deletes
