"""Addresses of the knowledge base in the workspace."""

from django.urls import path

from . import links, searching, views

urlpatterns = [
    path("", views.knowledge, name="knowledge"),
    path("links/", links.links, name="knowledge-links"),
    path("zoekwoorden/", searching.search_words, name="search-words"),
    path("<int:pk>/", views.item, name="item"),
    path("<int:pk>/vragen/", views.ask, name="story-ask"),
    path("<int:pk>/op-papier/", views.on_paper, name="story-on-paper"),
    path("<int:pk>/nagekeken/", views.confirm, name="item-confirm"),
]
