"""Find what an address names in this programme, or 404."""

from django.shortcuts import get_object_or_404

from veerkracht.domain.companies.models import Company, ConcreteStep, Person, Touchpoint
from veerkracht.web.requests import SignedInRequest


def find_company(request: SignedInRequest, pk: int) -> Company:
    """Return a company that was not merged away."""
    return get_object_or_404(Company.objects.of(request.programme).select_related("programme", "municipality"), pk=pk)


def find_any_company(request: SignedInRequest, pk: int) -> Company:
    """Return a company, also one that was merged away."""
    found = Company.objects.filter(programme=request.programme).select_related("programme", "municipality")
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
