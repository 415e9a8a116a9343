"""Address of the network picture."""

from django.urls import path

from . import views

urlpatterns = [path("", views.network_picture, name="network")]
