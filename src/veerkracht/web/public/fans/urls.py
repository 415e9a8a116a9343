"""Addresses of the fans."""

from django.urls import path

from . import views

urlpatterns = [path("", views.fans, name="fans")]
