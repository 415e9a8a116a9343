"""Addresses of fans and their stages."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.fans, name="fans"),
    path("nieuw/", views.edit, name="fan-new"),
    path("<int:pk>/", views.fan, name="fan"),
    path("<int:pk>/wijzigen/", views.edit, name="fan-edit"),
    path("<int:pk>/podium/", views.offer, name="stage-new"),
    path("podium/<int:pk>/afwijzen/", views.decline, name="stage-decline"),
]
