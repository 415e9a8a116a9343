"""Addresses of the overview and of the rows behind each figure."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("rijen/", views.rows, name="rows"),
]
