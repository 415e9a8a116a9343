"""Addresses of the calendar."""

from django.urls import path

from . import feeds, views

urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("agenda.ics", feeds.calendar_feed, name="agenda-ics"),
    path("rss.xml", feeds.news_feed, name="agenda-rss"),
    path("<int:pk>/", views.event, name="event"),
    path("<int:pk>/agenda.ics", feeds.calendar_file, name="event-ics"),
    path("<int:pk>/beeld.png", feeds.picture, name="event-picture"),
]
