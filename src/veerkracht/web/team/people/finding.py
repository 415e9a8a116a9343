"""Find what an address names in this programme, or 404."""

from django.shortcuts import get_object_or_404

from veerkracht.domain.companies.models import Consent, Person, PersonMerge, RightsRequest
from veerkracht.web.requests import SignedInRequest


def find_person(request: SignedInRequest, pk: int) -> Person:
    """Return a person who was not merged away."""
    return get_object_or_404(Person.objects.of(request.programme).select_related("programme", "user"), pk=pk)


def find_consent(request: SignedInRequest, pk: int) -> Consent:
    """Return a consent."""
    consents = Consent.objects.of(request.programme).select_related("person", "programme", "text")
    return get_object_or_404(consents, pk=pk)


def find_request(request: SignedInRequest, pk: int) -> RightsRequest:
    """Return a request about own data."""
    requests = RightsRequest.objects.of(request.programme).select_related("person", "programme", "handled_by")
    return get_object_or_404(requests, pk=pk)


def find_merge(request: SignedInRequest, pk: int) -> PersonMerge:
    """Return a merge of two people."""
    return get_object_or_404(PersonMerge, programme=request.programme, pk=pk)
