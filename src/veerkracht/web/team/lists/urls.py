"""Addresses of saved views and columns."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:page>/weergave/", views.view_new, name="view-new"),
    path("<slug:page>/kolommen/", views.columns, name="list-columns"),
    path("weergave/<int:pk>/", views.view, name="view"),
    path("weergave/<int:pk>/weg/", views.view_delete, name="view-delete"),
    path("weergave/<int:pk>/terug/", views.view_restore, name="view-restore"),
]
