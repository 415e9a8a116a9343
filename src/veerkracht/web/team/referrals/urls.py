"""Addresses of the inbox."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.questions, name="questions"),
    path("<int:pk>/", views.question, name="question"),
    path("<int:pk>/antwoord/", views.answer, name="question-answer"),
    path("<int:pk>/doorgeven/", views.pass_on, name="question-pass-on"),
]
