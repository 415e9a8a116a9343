"""The address for the mail provider."""

from django.urls import path

from . import views

urlpatterns = [path("terugmelding/", views.tracking, name="mail-tracking")]
