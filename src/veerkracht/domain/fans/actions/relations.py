"""Who to speak to at a fan, what was agreed, and when we spoke."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import Way
from ..models import Fan, FanAgreement, FanContact, FanTalk


class IsMainContact(Refused):
    """The person is the main contact already."""

    message = _("This person is the main contact already. A fan has one main contact.")


class NotAContact(Refused):
    """The person left, so cannot become the main contact."""

    message = _("This person is no contact of this fan any more. Bring the contact back first.")


@action
def add_contact(*, fan: Fan, name: str, email: str, role: str = "", by: User | None) -> FanContact:
    """Note somebody else to speak to; who was there before comes back. Raises IsMainContact."""
    fan = _held(fan)
    about(fan)
    person = find_or_add_person(fan.programme, email=email, name=name)
    if fan.contact_id == person.pk:
        raise IsMainContact
    fields = {"role": role, "left_on": None}
    return FanContact.objects.update_or_create(fan=fan, person=person, defaults=fields)[0]


@action
def make_main_contact(*, contact: FanContact, by: User | None) -> Fan:
    """Let another contact be the one main contact (FAN-1); who was it stays as a contact. Raises NotAContact."""
    fan = _held(contact.fan)
    about(fan)
    contact = FanContact.objects.get(pk=contact.pk)
    if contact.left_on is not None:
        raise NotAContact
    before = fan.contact
    fan.contact = contact.person
    fan.save(update_fields=["contact"])
    if before is None:
        contact.delete()
    else:
        FanContact.objects.filter(fan=fan, person=before).exclude(pk=contact.pk).delete()
        contact.person, contact.role = before, ""
        contact.save(update_fields=["person", "role"])
    return fan


@action
def end_contact(*, contact: FanContact, on: dt.date, by: User | None) -> FanContact:
    """Note that a contact left the fan."""
    about(contact.fan)
    contact.left_on = on
    contact.save(update_fields=["left_on"])
    return contact


@action
def restore_contact(*, contact: FanContact, by: User | None) -> FanContact:
    """Bring a contact back who was said to have left."""
    about(contact.fan)
    contact.left_on = None
    contact.save(update_fields=["left_on"])
    return contact


@action
def agree(*, fan: Fan, text: str, on: dt.date, by: User | None) -> FanAgreement:
    """Note what was agreed."""
    about(fan)
    return FanAgreement.objects.create(fan=fan, text=text, agreed_on=on)


@action
def end_agreement(*, agreement: FanAgreement, on: dt.date | None, by: User | None) -> FanAgreement:
    """Note that an agreement ended; without a day it holds again."""
    about(agreement.fan)
    agreement.ended_on = on
    agreement.save(update_fields=["ended_on"])
    return agreement


@action
def note_talk(*, fan: Fan, on: dt.date, way: Way, note: str = "", by: User | None) -> FanTalk:
    """Note that the team spoke with the fan."""
    about(fan)
    return FanTalk.objects.create(fan=fan, on=on, way=way, note=note, by=by)


@action
def remove_talk(*, talk: FanTalk, at: dt.datetime | None, by: User | None) -> FanTalk:
    """Take a talk away that was not; without a moment it comes back."""
    about(talk.fan)
    talk.removed_at = at
    talk.save(update_fields=["removed_at"])
    return talk


def _held(fan: Fan) -> Fan:
    """Return the fan as it is now, held until the transaction ends, so that it has one main contact."""
    fans = Fan.objects.select_for_update(of=("self",), no_key=True).select_related("programme")
    return fans.get(pk=fan.pk)
