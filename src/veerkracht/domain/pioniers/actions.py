"""Pioniers: their profile, appointment and acts."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_position
from veerkracht.domain.companies.models import Company, Occasion, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused

from .choices import EngagementKind
from .models import Appointment, Engagement, Pionier

PROFILE_FIELDS = ("headline", "story", "themes")


class AlreadyAPionier(Refused):
    """The person is a pionier already."""

    message = _("This person is a pionier already. Open the existing page instead.")


class EngagementOfMeeting(Refused):
    """The act belongs to one of our meetings."""

    message = _("This date belongs to a meeting. Change the pioniers of that meeting instead.")


class AppointmentOverlaps(Refused):
    """The term overlaps an earlier appointment."""

    message = _("This period overlaps an appointment that is already there. Choose a later first day.")


@action
def add_pionier(
    *, person: Person, company: Company, profile: Mapping[str, str], on: dt.date, by: User | None
) -> Pionier:
    """Add a pionier; not public before an own yes and an appointment. Raises AlreadyAPionier."""
    if Pionier.objects.filter(person=person).exists():
        raise AlreadyAPionier
    find_or_add_position(person, company, on=on)
    pionier = Pionier(programme=company.programme, person=person, company=company, slug=_free_slug(person, company))
    for name in PROFILE_FIELDS:
        setattr(pionier, name, profile.get(name, ""))
    try:
        with transaction.atomic():
            pionier.save()
    except IntegrityError as error:
        raise AlreadyAPionier from error
    return pionier


def _free_slug(person: Person, company: Company) -> str:
    base = slugify(person.name)[:40] or "pionier"
    taken = set(Pionier.objects.of(company.programme).filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)


@action
def change_profile(*, pionier: Pionier, profile: Mapping[str, str], by: User | None) -> Pionier:
    """Change the profile text. A changed text needs a new yes of the pionier before it is public."""
    changed = [name for name in PROFILE_FIELDS if name in profile and getattr(pionier, name) != profile[name]]
    for name in changed:
        setattr(pionier, name, profile[name])
    if changed:
        pionier.profile_approved_on = None
    pionier.save()
    about(pionier, fields=changed)
    return pionier


@action
def approve_profile(*, pionier: Pionier, on: dt.date, by: User | None) -> Pionier:
    """Note the pionier's own yes to the profile as it stands now."""
    pionier.profile_approved_on = on
    pionier.save(update_fields=["profile_approved_on"])
    return pionier


@action
def appoint(
    *, pionier: Pionier, deputy_name: str, starts_on: dt.date, ends_on: dt.date, by: User | None
) -> Appointment:
    """Note the deputy's appointment (PIO-2). Raises AppointmentOverlaps."""
    if Appointment.objects.filter(pionier=pionier, starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise AppointmentOverlaps
    about(pionier)
    appointment = Appointment(pionier=pionier, deputy_name=deputy_name, starts_on=starts_on, ends_on=ends_on)
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        raise AppointmentOverlaps from error
    return appointment


@action
def log_engagement(
    *, pionier: Pionier, kind: EngagementKind, on: dt.date, title: str = "", url: str = "", by: User | None
) -> Engagement:
    """Note an act of a pionier outside our own meetings, such as an interview."""
    about(pionier)
    return Engagement.objects.create(pionier=pionier, kind=kind, on=on, title=title, url=url)


@action
def remove_engagement(*, engagement: Engagement, by: User | None) -> None:
    """Take away an act that was noted by mistake. Raises EngagementOfMeeting."""
    if engagement.occasion_id is not None:
        raise EngagementOfMeeting
    about(engagement.pionier, kind=engagement.kind, on=engagement.on.isoformat())
    engagement.delete()


def set_speakers(occasion: Occasion, pioniers: list[Pionier], kind: EngagementKind, on: dt.date) -> bool:
    """Make these the pioniers who speak at the occasion; return whether anything changed. For use inside an action."""
    before = set(Engagement.objects.filter(occasion=occasion).values_list("pionier_id", flat=True))
    after = {pionier.pk for pionier in pioniers}
    Engagement.objects.filter(occasion=occasion).exclude(pionier_id__in=after).delete()
    Engagement.objects.filter(occasion=occasion).update(kind=kind, on=on)
    Engagement.objects.bulk_create(
        [Engagement(occasion=occasion, pionier_id=pk, kind=kind, on=on) for pk in sorted(after - before)]
    )
    return before != after


@action
def forget_pionier(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty the profile of somebody who is to be forgotten and take it off the site; acts stay counted (PRI-3)."""
    pioniers = list(Pionier.objects.filter(person=person).order_by("pk"))
    for pionier in pioniers:
        _empty(pionier)
    about(person, profiles=len(pioniers))
    return len(pioniers)


def old_profiles(programme: Programme, before: dt.date) -> "QuerySet[Pionier]":
    """Return pioniers with a profile text whose appointments all ended before this day."""
    appointed = Appointment.objects.filter(pionier=OuterRef("pk"))
    written = Pionier.objects.of(programme).exclude(headline="", story="", themes="")
    return written.filter(Exists(appointed), ~Exists(appointed.filter(ends_on__gte=before))).order_by("pk")


@action
def empty_profiles(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty these profiles and take them off the site; return how many."""
    pioniers = list(Pionier.objects.of(programme).filter(pk__in=ids).order_by("pk"))
    for pionier in pioniers:
        _empty(pionier)
    about(programme, profiles=len(pioniers))
    return len(pioniers)


def _empty(pionier: Pionier) -> None:
    """Clear texts and earlier versions; the address on the site says nothing any more."""
    pionier.headline = pionier.story = pionier.themes = ""
    pionier.slug, pionier.profile_approved_on = f"pionier-{pionier.pk}", None
    pionier.save()
    history_of(pionier).delete()
