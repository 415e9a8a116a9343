"""Addresses of signing in, outside allauth's own pages (`sign_in.py`)."""

from django.urls import path

from . import sitemap, views, wellknown

urlpatterns = [
    path("verder/", views.onward, name="onward"),
    path("demo/", views.demo, name="demo"),
    path("demo/in/<slug:role>/", views.demo_sign_in, name="demo-sign-in"),
    path(".well-known/security.txt", wellknown.security_txt, name="security-txt"),
    path("robots.txt", wellknown.robots_txt, name="robots-txt"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
]
