"""Addresses of the pioniers."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.pioniers, name="pioniers"),
    path("<slug:slug>/", views.pionier, name="pionier"),
    path("<slug:slug>/beeld.png", views.picture, name="pionier-picture"),
]
