"""The search of the tutorial, a bare view as the floor, and Wagtail's own serving of pages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Page

PAGE = "<!doctype html><html><head><title>{{ p.title }}</title></head><body><h1>{{ p.title }}</h1></body></html>"


def floor(request: HttpRequest) -> HttpResponse:
    """Answer with one row in a small template."""
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"p": Page.objects.get(pk=1)}))


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the server is up."""
    return HttpResponse("ok")


def search(request: HttpRequest) -> HttpResponse:
    """Search as the project template of Wagtail does."""
    words = request.GET.get("query", "")
    found = Page.objects.live().search(words) if words else Page.objects.none()
    page = Paginator(found, 10).get_page(request.GET.get("page", "1"))
    return render(request, "plain/search.html", {"words": words, "page": page})


urlpatterns = [
    path("floor/", floor),
    path("healthz", healthz),
    path("search/", search),
    path("", include(wagtail_urls)),
]
