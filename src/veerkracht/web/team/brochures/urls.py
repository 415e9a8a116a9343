"""Addresses of brochures."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.brochures, name="brochures"),
    path("nieuw/", views.new, name="brochure-new"),
    path("<int:pk>/", views.brochure, name="brochure"),
    path("<int:pk>/wijzigen/", views.edit, name="brochure-edit"),
    path("<int:pk>/weg/", views.delete, name="brochure-delete"),
    path("<int:pk>/terug/", views.restore, name="brochure-restore"),
    path("<int:pk>/pdf/", views.pdf, name="brochure-pdf"),
    path("<int:pk>/proef/<int:number>.png", views.proof, name="brochure-proof"),
]
