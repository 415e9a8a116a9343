"""Forget somebody everywhere; what was counted stays counted (PRI-3)."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import Q

from veerkracht.domain.accounts.actions import forget_user
from veerkracht.domain.accounts.choices import WORKSPACE_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Membership
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.privacy import forgetters
from veerkracht.shared.privacy.scrubbing import pattern_of, scrub

from ..models import ConcreteStep, Person, RightsRequest
from .people import anonymise_person, held_person

LARGEST_SEARCHED = 25_000_000


@action
def erase_person(*, person: Person, at: dt.datetime, by: User | None) -> Person:
    """Forget who this person is, in every word and every earlier version; facts and counters stay.

    Each word forgets its own; then name, address and telephone are taken out of every text of the programme in which
    they still stand (the name only when nobody else has it), and documents that name the person are deleted. A sign-in
    without other use is closed. A second time changes nothing.
    """
    person = held_person(person)
    about(person)
    if person.anonymised_at is not None:
        return person
    everybody = [person, *_merged_into(person)]
    names, addresses, phones = _identifiers(everybody)
    users = _sign_ins(everybody)
    for each in everybody:
        for forget in forgetters():
            forget(person=each, at=at, by=by)
    for each in everybody:
        anonymise_person(person=each, at=at, by=by)
    _blank_requests(everybody)
    _drop_versions(person, addresses)
    documents = _delete_documents(person, [*names, *addresses, *phones])
    texts = scrub(programme=person.programme, pattern=pattern_of(names=names, addresses=addresses, phones=phones))
    closed = [forget_user(user=user, by=by).pk for user in users if _is_free(user)]
    about(person, texts=texts, documents=documents, sign_ins=len(closed))
    person.refresh_from_db()
    return person


def _merged_into(person: Person) -> list[Person]:
    """Return the records that were merged into this one, those merged into them included."""
    found = list(Person.objects.filter(merged_into=person).order_by("pk"))
    return [each for one in found for each in (one, *_merged_into(one))]


def _identifiers(everybody: Sequence[Person]) -> tuple[list[str], list[str], list[str]]:
    """Return names, addresses and telephone numbers of now and before; a name that others have too is left out."""
    known = [version for each in everybody for version in (each, *history_of(each))]
    others = Person.objects.filter(programme=everybody[0].programme_id).exclude(pk__in=[each.pk for each in everybody])
    names = {version.name.strip() for version in known if " " in version.name.strip()}
    own = [name for name in sorted(names) if not others.filter(name__iexact=name).exists()]
    addresses = {version.email for version in known} - {""}
    taken = {email.lower() for email in others.filter(email__in=addresses).values_list("email", flat=True)}
    phones = {version.phone for version in known} - {""}
    return own, sorted(each for each in addresses if each.lower() not in taken), sorted(phones)


def _sign_ins(everybody: Sequence[Person]) -> list[User]:
    """Return the accounts tied to these people, or with their address."""
    wanted = Q(pk__in=[each.user_id for each in everybody if each.user_id])
    for each in everybody:
        wanted |= Q(email__iexact=each.email) if each.email else Q()
    return list(User.objects.filter(wanted).order_by("pk")) if wanted else []


def _is_free(user: User) -> bool:
    """Tell whether nobody else needs this account: no person elsewhere, and no work for a programme."""
    works = Membership.objects.filter(user=user, role__in=WORKSPACE_ROLES).exists()
    return not works and not user.is_staff and not Person.objects.filter(user=user).exists()


def _blank_requests(everybody: Sequence[Person]) -> None:
    """Take the person out of their own requests; what was asked and done stays as proof."""
    wanted = Q(person__in=[each.pk for each in everybody])
    for each in everybody:
        wanted |= Q(email__iexact=each.email) if each.email else Q()
    RightsRequest.objects.filter(wanted, programme=everybody[0].programme_id).update(
        name="", email="", note="", identity=""
    )


def _drop_versions(person: Person, addresses: Sequence[str]) -> None:
    """Delete what the history keeps of records with these addresses, also of records that an undone list took away."""
    versions = Person._meta.get_field("history").related_model
    for address in addresses:
        versions._base_manager.filter(programme=person.programme_id, email__iexact=address).delete()


def _delete_documents(person: Person, terms: Sequence[str]) -> int:
    """Delete documents of steps in which one of these words stands; the step keeps its level. Return how many."""
    own = Q(contact=person) | Q(company__in=person.touchpoints.values("company"))
    steps = ConcreteStep.objects.of(person.programme).filter(own).exclude(evidence_document="")
    found = [step for step in steps.order_by("pk") if _names(step, terms)]
    for step in found:
        storage, name = step.evidence_document.storage, str(step.evidence_document.name)
        step.evidence_document, step.evidence_name = "", ""
        step.save(update_fields=["evidence_document", "evidence_name"])
        transaction.on_commit(partial(storage.delete, name))
    return len(found)


def _names(step: ConcreteStep, terms: Sequence[str]) -> bool:
    """Tell whether a document, as far as it can be read as text, says one of these words."""
    try:
        with step.evidence_document.open("rb") as document:
            text = document.read(LARGEST_SEARCHED).decode("utf-8", "ignore")
    except OSError:
        return False
    return any(re.search(re.escape(term), text, re.IGNORECASE) for term in terms)
