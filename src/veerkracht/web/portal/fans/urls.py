"""Addresses of a fan's own page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.fan, name="fan"),
    path("<int:pk>/podium/", views.offer, name="stage-offer"),
]
