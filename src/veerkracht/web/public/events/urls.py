"""Addresses of the calendar."""

from django.urls import path

from . import embed, feedback, feeds, signing_up, tickets, views

urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("agenda.ics", feeds.calendar_feed, name="agenda-ics"),
    path("inbedden/", embed.embed, name="embed"),
    path("inbedden/stijl.css", embed.embed_style, name="embed-style"),
    path("rss.xml", feeds.news_feed, name="agenda-rss"),
    path("hoe-was-het/<str:token>/", feedback.feedback, name="feedback"),
    path("bedrijven/", signing_up.companies, name="company-suggestions"),
    path("inschrijving/<str:token>/", tickets.registration, name="registration"),
    path("inschrijving/<str:token>/afmelden/", tickets.cancel, name="registration-cancel"),
    path("inschrijving/<str:token>/wijzigen/", tickets.change, name="registration-change"),
    path("kaartje/<str:token>/", tickets.ticket, name="ticket"),
    path("kaartje/<str:token>/ja/", tickets.accept, name="ticket-accept"),
    path("kaartje/<str:token>/afmelden/", tickets.cancel_ticket, name="ticket-cancel"),
    path("kaartje/<str:token>/agenda.ics", tickets.calendar_file, name="ticket-ics"),
    path("<int:pk>/", views.event, name="event"),
    path("<int:pk>/aanmelden/", signing_up.sign_up, name="sign-up"),
    path("<int:pk>/agenda.ics", feeds.calendar_file, name="event-ics"),
    path("<int:pk>/beeld.png", feeds.picture, name="event-picture"),
]
