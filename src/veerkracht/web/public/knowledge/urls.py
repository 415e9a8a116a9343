"""Addresses of the knowledge base."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.knowledge, name="knowledge"),
    path("thema/<slug:code>/", views.theme, name="theme"),
    path("<slug:slug>/", views.item, name="item"),
]
