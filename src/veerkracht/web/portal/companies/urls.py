"""Addresses of a company's own page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.company, name="company"),
    path("<int:pk>/stap/", views.step_new, name="step-new"),
    path("<int:pk>/klopt-niet/", views.correction, name="company-correction"),
]
