"""Addresses of the pioniers."""

from django.urls import path

from . import nominating, profile, views

urlpatterns = [
    path("", views.pioniers, name="pioniers"),
    path("voordragen/", nominating.nominate_pionier, name="nominate"),
    path("voordragen/bedankt/", nominating.nominated, name="nominated"),
    path("akkoord/<slug:token>/", profile.profile_approval, name="profile-approval"),
    path("<slug:slug>/", views.pionier, name="pionier"),
    path("<slug:slug>/beeld.png", views.picture, name="pionier-picture"),
]
