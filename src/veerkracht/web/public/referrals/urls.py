"""Addresses of cards and questions."""

from django.urls import path

from . import links, views

urlpatterns = [
    path("k/", views.find_card, name="card-find"),
    path("k/<str:code>/", views.card, name="card"),
    path("k/<str:code>/toon/", views.show_card, name="card-show"),
    path("k/<str:code>/vraag/", views.ask_by_card, name="card-ask"),
    path("vraag/", views.ask, name="ask"),
    path("vraag/bedankt/", views.asked, name="asked"),
    path("vraag/<slug:token>/", views.question, name="question"),
    path("vraag/<slug:token>/intrekken/", views.withdraw, name="question-withdraw"),
    path("vraag/<slug:token>/bericht/", links.reply, name="question-reply"),
    path("doorverwijzing/<slug:token>/", links.proposal, name="proposal"),
    path("aanbod/<slug:token>/", links.handoff, name="handoff"),
    path("geholpen/<slug:token>/", links.helped, name="helped"),
]
