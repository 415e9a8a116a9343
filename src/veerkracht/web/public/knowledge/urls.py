"""Addresses of the knowledge base."""

from django.urls import path

from . import printing, views

urlpatterns = [
    path("", views.knowledge, name="knowledge"),
    path("thema/<slug:code>/", views.theme, name="theme"),
    path("<slug:slug>/", views.item, name="item"),
    path("<slug:slug>/beeld.png", views.picture, name="item-picture"),
    path("<slug:slug>/pdf/", printing.item_pdf, name="item-pdf"),
]
