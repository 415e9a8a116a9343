"""Addresses of the inbox."""

from django.urls import path

from . import assigning, bulk, incoming, moves, referring, settings, unmet, views

urlpatterns = [
    path("", views.questions, name="questions"),
    path("bulk/", bulk.change, name="questions-change"),
    path("bulk/<int:pk>/terug/", bulk.undo, name="questions-undo"),
    path("telefoon/", incoming.call, name="question-call"),
    path("mail/", incoming.mail, name="question-mail"),
    path("toewijzen/", assigning.assigning, name="assigning"),
    path("tekort/", unmet.unmet, name="unmet"),
    path("balie/", settings.desk, name="desk"),
    path("balie/afwezig/", settings.absence, name="desk-absence"),
    path("balie/afwezig/<int:pk>/weg/", settings.absence_end, name="desk-absence-end"),
    path("balie/antwoord/", settings.template, name="answer-template"),
    path("balie/antwoord/<int:pk>/weg/", settings.template_remove, name="answer-template-remove"),
    path("bijlage/<int:pk>/", incoming.attachment, name="attachment"),
    path("overdracht/<int:pk>/terug/", referring.take_back, name="handoff-take-back"),
    path("<int:pk>/", views.question, name="question"),
    path("<int:pk>/antwoord/", views.answer, name="question-answer"),
    path("<int:pk>/doorgeven/", views.pass_on, name="question-pass-on"),
    path("<int:pk>/terugvragen/", moves.back, name="question-ask-back"),
    path("<int:pk>/notitie/", moves.note, name="question-note"),
    path("<int:pk>/bericht/", moves.heard, name="question-heard"),
    path("<int:pk>/werkt-daar/", moves.works_there, name="question-works-there"),
    path("<int:pk>/thema/", moves.theme, name="question-theme"),
    path("<int:pk>/echt/", moves.release, name="question-release"),
    path("<int:pk>/splitsen/", moves.split, name="question-split"),
    path("<int:pk>/doorverwijzen/", referring.refer, name="question-refer"),
    path("<int:pk>/wachtrij/", referring.queue, name="question-queue"),
]
