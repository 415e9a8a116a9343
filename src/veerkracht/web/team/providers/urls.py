"""Addresses of providers."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.providers, name="providers"),
    path("nieuw/", views.edit, name="provider-new"),
    path("<int:pk>/", views.provider, name="provider"),
    path("<int:pk>/wijzigen/", views.edit, name="provider-edit"),
    path("<int:pk>/goedkeuren/", views.approve, name="provider-approve"),
    path("<int:pk>/stoppen/", views.stop, name="provider-stop"),
    path("<int:pk>/afwezig/", views.away, name="provider-away"),
    path("afwezig/<int:pk>/weg/", views.back, name="provider-back"),
]
