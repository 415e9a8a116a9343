"""Find what an address names in this programme, or 404."""

from collections.abc import Sequence

from django.db.models import JSONField
from django.db.models.expressions import RawSQL
from django.shortcuts import get_object_or_404

from veerkracht.domain.companies.models import Company, ConcreteStep, Person, Touchpoint
from veerkracht.web.requests import SignedInRequest

TELLERS = RawSQL(
    """
    SELECT jsonb_object_agg(teller.id, coalesce(nullif(teller.name, ''), teller.email)) FROM accounts_user AS teller
    WHERE teller.id IN (
        SELECT (noted.entry ->> 'by')::bigint FROM jsonb_each(companies_company.sources) AS noted(field, entry)
    )
    """,
    [],
    output_field=JSONField(),
)


def find_company(request: SignedInRequest, pk: int) -> Company:
    """Return a company that was not merged away."""
    return get_object_or_404(Company.objects.of(request.programme).select_related("programme", "municipality"), pk=pk)


def find_any_company(request: SignedInRequest, pk: int, *, followed: Sequence[str]) -> Company:
    """Return a company, also one that was merged away, with these related rows and with `tellers`.

    `tellers` holds, by key as text, the name of who filled in a field; None when nobody did.
    """
    found = Company.objects.filter(programme=request.programme).select_related(*followed).annotate(tellers=TELLERS)
    return get_object_or_404(found, pk=pk)


def find_step(request: SignedInRequest, pk: int) -> ConcreteStep:
    """Return a step."""
    related = ("company", "contact", "recorded_by", "programme")
    return get_object_or_404(ConcreteStep.objects.of(request.programme).select_related(*related), pk=pk)


def find_person(request: SignedInRequest, pk: int) -> Person:
    """Return a person."""
    return get_object_or_404(Person.objects.of(request.programme).select_related("programme", "user"), pk=pk)


def find_fact(request: SignedInRequest, pk: int) -> Touchpoint:
    """Return a fact, voided or not."""
    related = ("company", "person", "occasion", "programme", "voided_by", "recorded_by")
    return get_object_or_404(Touchpoint.objects.of(request.programme).select_related(*related), pk=pk)
