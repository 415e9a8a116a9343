"""Addresses of the register files."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.files, name="register-files"),
    path("nieuw/", views.new, name="register-new"),
    path("voorbeeld/", views.example, name="register-example"),
    path("<int:pk>/", views.file, name="register-file"),
    path("<int:pk>/kolommen/", views.columns, name="register-columns"),
    path("<int:pk>/ongedaan/", views.undo, name="register-undo"),
    path("<int:pk>/weg/", views.discard, name="register-discard"),
]
