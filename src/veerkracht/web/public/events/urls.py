"""Addresses of the calendar."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("<int:pk>/", views.event, name="event"),
    path("<int:pk>/agenda.ics", views.calendar_file, name="event-ics"),
]
