"""Addresses of the outbox."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.mails, name="mails"),
    path("<int:pk>/", views.mail, name="mail"),
    path("<int:pk>/vasthouden/", views.hold, name="mail-hold"),
    path("<int:pk>/vrijgeven/", views.release, name="mail-release"),
    path("<int:pk>/annuleren/", views.cancel, name="mail-cancel"),
]
