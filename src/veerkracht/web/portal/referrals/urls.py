"""Addresses of a provider's own page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.provider, name="provider"),
    path("afwezig/", views.away, name="provider-away"),
    path("afwezig/<int:pk>/weg/", views.back, name="provider-back"),
    path("<int:pk>/verder/", views.pass_along, name="handoff-on"),
    path("<int:pk>/stap/", views.step, name="handoff-step"),
]
