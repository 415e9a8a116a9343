"""Addresses of the fans."""

from django.urls import path

from . import inviting, views

urlpatterns = [
    path("", views.fans, name="fans"),
    path("uitnodiging/<slug:code>/", inviting.invited, name="invited"),
]
