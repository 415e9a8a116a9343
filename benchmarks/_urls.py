"""The product's addresses, and the floor: a bare view with one primary-key query and a small template."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from veerkracht.config.urls import urlpatterns as product
from veerkracht.domain.programme.models import Programme

PAGE = "<!doctype html><html><head><title>{{ p.name }}</title></head><body><h1>{{ p.name }}</h1></body></html>"


@login_not_required
def floor(request: HttpRequest) -> HttpResponse:
    """Answer with one row in a small template; every page is measured in multiples of this."""
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"p": Programme.objects.get(pk=request.programme.pk)}))


urlpatterns = [path("floor/", floor), *product]
