"""How a pionier is found."""

from collections.abc import Collection, Iterator

from veerkracht.shared.search.documents import Document, Ids, Window

from .models import Pionier

KIND = "pionier"


def documents(ids: Ids | None) -> Iterator[Document]:
    """Yield the pioniers, each visible only while appointed and after an own yes."""
    found = Pionier.objects.select_related("person", "company").prefetch_related("appointments").order_by("pk")
    for pionier in found if ids is None else found.filter(pk__in=ids):
        yield Document(
            number=pionier.pk,
            scope=str(pionier.programme_id),
            kind=KIND,
            title=pionier.person.name,
            summary=pionier.headline,
            body=pionier.story,
            tags=(pionier.company.name, pionier.themes),
            ref=pionier.slug,
            note=pionier.company.name,
            windows=windows(pionier),
        )


def windows(pionier: Pionier) -> list[Window]:
    """Return the days on which the site may show this pionier; the same condition as `Pionier.objects.public`."""
    approved = pionier.profile_approved_on
    if approved is None:
        return []
    found = [Window(max(each.starts_on, approved), each.ends_on) for each in pionier.appointments.all()]
    return [window for window in found if window.start < window.end]


def windows_of_people(person_ids: Collection[int]) -> dict[int, list[Window]]:
    """Return those days by the number of the person."""
    found = Pionier.objects.filter(person_id__in=person_ids).prefetch_related("appointments").order_by("pk")
    return {pionier.person_id: windows(pionier) for pionier in found}


def people(pionier_ids: Ids) -> Ids:
    """Return the persons of these pioniers."""
    return set(Pionier.objects.filter(pk__in=pionier_ids).values_list("person_id", flat=True))


def of_people(person_ids: Ids) -> Ids:
    """Return the pioniers that these persons are."""
    return set(Pionier.objects.filter(person_id__in=person_ids).values_list("pk", flat=True))


def of_companies(company_ids: Ids) -> Ids:
    """Return the pioniers of these companies."""
    return set(Pionier.objects.filter(company_id__in=company_ids).values_list("pk", flat=True))
