"""Addresses of somebody's own data."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.own_data, name="own-data"),
    path("bestand/<slug:kind>/", views.own_file, name="own-file"),
    path("toestemming/<slug:purpose>/", views.own_consent, name="own-consent"),
    path("verzoek/<slug:kind>/", views.own_request, name="own-request"),
]
