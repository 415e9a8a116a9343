"""Addresses of segments."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.segments, name="segments"),
    path("nieuw/", views.edit, name="segment-new"),
    path("telling/", views.count, name="segment-count"),
    path("<int:pk>/", views.segment, name="segment"),
    path("<int:pk>/wijzigen/", views.edit, name="segment-edit"),
    path("<int:pk>/weg/", views.delete, name="segment-delete"),
    path("<int:pk>/terug/", views.restore, name="segment-restore"),
]
