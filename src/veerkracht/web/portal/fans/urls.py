"""Addresses of a fan's own page."""

from django.urls import path

from . import nominating, views

urlpatterns = [
    path("", views.fan, name="fan"),
    path("<int:pk>/podium/", views.offer, name="stage-offer"),
    path("<int:pk>/voordragen/", nominating.nominate_pionier, name="nominate"),
]
