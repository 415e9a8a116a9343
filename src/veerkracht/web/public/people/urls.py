"""Addresses of saying yes and no."""

from django.urls import path

from . import views
from .register import register

urlpatterns = [
    path("nieuwsbrief/", views.subscribe, name="subscribe"),
    path("nieuwsbrief/bedankt/", views.subscribed, name="subscribed"),
    path("privacy/register/", register, name="register"),
    path("toestemming/<str:token>/", views.consent, name="consent"),
    path("afmelden/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
