"""The product's addresses, and the floor: a bare view with one primary-key query and a small template."""

import time

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from veerkracht.config.urls import urlpatterns as product
from veerkracht.domain.programme.models import Programme

PAGE = "<!doctype html><html><head><title>{{ p.name }}</title></head><body><h1>{{ p.name }}</h1></body></html>"


@login_not_required
def floor(request: HttpRequest) -> HttpResponse:
    """Answer with one row in a small template; every page is measured in multiples of this."""
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"p": Programme.objects.get(pk=request.programme.pk)}))


# What a real form does between looking and taking; without it the control oversells only by luck.
BETWEEN = 0.02


@csrf_exempt
@login_not_required
def bare_seat(request: HttpRequest) -> HttpResponse:
    """Take one of ten seats with one conditional UPDATE and one row; no form, no person, no rules."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench_counter SET taken = taken + 1 WHERE taken < 10")
        if cursor.rowcount == 0:
            return HttpResponse("full")
        cursor.execute("INSERT INTO bench_seat DEFAULT VALUES")
    return HttpResponse("seat")


@csrf_exempt
@login_not_required
def unguarded_seat(request: HttpRequest) -> HttpResponse:
    """Look first whether a seat is free and then take it: the control, which gives more seats than there are."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_seat")
        if cursor.fetchone()[0] >= 10:
            return HttpResponse("full")
        time.sleep(BETWEEN)
        cursor.execute("INSERT INTO bench_seat DEFAULT VALUES")
    return HttpResponse("seat")


urlpatterns = [
    path("floor/", floor),
    path("bare-seat/", bare_seat),
    path("unguarded-seat/", unguarded_seat),
    *product,
]
