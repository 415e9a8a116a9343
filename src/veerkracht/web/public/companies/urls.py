"""Addresses of the page on which a company confirms, corrects or denies a step."""

from django.urls import path

from . import views

urlpatterns = [
    path("stap/<str:token>/", views.step, name="step"),
    path("stap/<str:token>/antwoord/", views.step_answer, name="step-answer"),
]
