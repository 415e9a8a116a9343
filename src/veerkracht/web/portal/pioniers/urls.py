"""Addresses of a pionier's own page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.pionier, name="pionier"),
    path("akkoord/", views.approve, name="pionier-approve"),
    path("inzet/", views.log_act, name="engagement-new"),
]
