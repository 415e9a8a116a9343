"""Address of the portal's front page."""

from django.urls import path

from . import views

urlpatterns = [path("", views.home, name="home")]
