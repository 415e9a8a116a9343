"""Addresses for the tests of links in tables."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Answer nothing."""
    return HttpResponse()


urlpatterns = [path("n/<int:pk>/", nothing, name="number"), path("w/<slug:name>/<int:pk>/", nothing, name="word")]
