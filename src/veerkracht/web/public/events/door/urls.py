"""Addresses of a door. Everything of one door lies under its own address, which is all its worker may answer for."""

from django.urls import path

from . import coming_in, pages, syncing

urlpatterns = [
    path("deur/<str:token>/", pages.door, name="door"),
    path("deur/<str:token>/noteer/", pages.note, name="door-note"),
    path("deur/<str:token>/stuur/", syncing.sync, name="door-sync"),
    path("deur/<str:token>/worker.js", pages.worker, name="door-worker"),
    path("deur/<str:token>/deur.webmanifest", pages.manifest, name="door-manifest"),
    path("deur/<str:token>/scherm/", coming_in.screen, name="door-screen"),
    path("binnen/<int:pk>/", coming_in.come_in, name="come-in"),
]
