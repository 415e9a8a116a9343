"""Addresses of the home page, the open figures and the pages about this site."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("impact/", views.impact, name="impact"),
    path("over/", views.about, name="about"),
    path("contact/", views.contact, name="contact"),
    path("begrippen/", views.definitions, name="definitions"),
    path("beeld.png", views.picture, name="picture"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
]
