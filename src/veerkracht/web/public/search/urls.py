"""Addresses of the search."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.find, name="search"),
    path("suggesties/", views.suggestions, name="suggestions"),
]
