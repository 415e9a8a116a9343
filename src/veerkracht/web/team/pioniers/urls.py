"""Addresses of pioniers, their appointments, acts and cards."""

from django.urls import path

from . import cards, views

urlpatterns = [
    path("", views.pioniers, name="pioniers"),
    path("nieuw/", views.add, name="pionier-new"),
    path("<int:pk>/", views.pionier, name="pionier"),
    path("<int:pk>/wijzigen/", views.edit, name="pionier-edit"),
    path("<int:pk>/benoemen/", views.appoint_pionier, name="pionier-appoint"),
    path("<int:pk>/inzet/", views.log, name="engagement-new"),
    path("inzet/<int:pk>/weg/", views.unlog, name="engagement-remove"),
    path("<int:pk>/kaartje/", cards.issue, name="card-issue"),
    path("kaartje/<int:pk>/", cards.card, name="card"),
    path("kaartje/<int:pk>/intrekken/", cards.withdraw, name="card-withdraw"),
]
