"""Address of the target group."""

from django.urls import path

from . import views

urlpatterns = [path("", views.population, name="population")]
