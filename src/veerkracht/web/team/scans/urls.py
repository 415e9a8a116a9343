"""Addresses of scans in the workspace."""

from django.urls import path

from . import linking, views

urlpatterns = [
    path("", views.scans, name="scans"),
    path("nieuw/", views.publish, name="scan-publish"),
    path("meegeleverd/", views.shipped, name="scan-shipped"),
    path("<int:pk>/", views.scan, name="scan"),
    path("<int:pk>/aanbieden/", views.offer, name="scan-offer"),
    path("<int:pk>/bestand.<str:kind>", views.file, name="scan-file"),
    path("bedrijf/<int:pk>/", linking.scores, name="company-scan"),
    path("bedrijf/<int:pk>/koppelen/", linking.link, name="company-scan-link"),
    path("bedrijf/<int:pk>/loskoppelen/", linking.unlink, name="company-scan-unlink"),
]
