"""Addresses of meetings and their attendance lists."""

from django.urls import path

from . import pages

urlpatterns = [
    path("", pages.events, name="events"),
    path("nieuw/", pages.new, name="event-new"),
    path("<int:pk>/", pages.event, name="event"),
    path("<int:pk>/wijzigen/", pages.edit, name="event-edit"),
    path("<int:pk>/zaal/", pages.headcount, name="event-headcount"),
]
