"""Find what an address names in this programme, or 404."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from veerkracht.domain.companies.models import Company, ConcreteStep, Person, Touchpoint
from veerkracht.web.requests import SignedInRequest


def find_company(request: SignedInRequest, pk: int) -> Company:
    """Return a company that was not merged away."""
    return get_object_or_404(Company.objects.of(request.programme).select_related("programme", "municipality"), pk=pk)


def lives_on(request: SignedInRequest, pk: int) -> HttpResponse | None:
    """Return the way to the company into which this one was merged; None for a company that was not."""
    found = Company.objects.filter(programme=request.programme, pk=pk, merged_into__isnull=False).first()
    return redirect("team:company", found.merged_into_id) if found is not None else None


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
