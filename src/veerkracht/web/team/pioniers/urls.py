"""Addresses of pioniers, their appointments, acts and cards."""

from django.urls import path

from . import appointing, card_prints, cards, views

urlpatterns = [
    path("", views.pioniers, name="pioniers"),
    path("nieuw/", views.add, name="pionier-new"),
    path("<int:pk>/", views.pionier, name="pionier"),
    path("<int:pk>/wijzigen/", views.edit, name="pionier-edit"),
    path("<int:pk>/benoemen/", appointing.appoint_pionier, name="pionier-appoint"),
    path("<int:pk>/profiel-vragen/", appointing.ask, name="profile-ask"),
    path("benoeming/<int:pk>/", appointing.appointment, name="appointment"),
    path("benoeming/<int:pk>/<slug:kind>.pdf", appointing.document, name="appointment-pdf"),
    path("benoeming/<int:pk>/<slug:kind>.png", appointing.proof, name="appointment-proof"),
    path("<int:pk>/inzet/", views.log, name="engagement-new"),
    path("inzet/<int:pk>/weg/", views.unlog, name="engagement-remove"),
    path("<int:pk>/kaartje/", cards.issue, name="card-issue"),
    path("kaartje/<int:pk>/", cards.card, name="card"),
    path("kaartje/<int:pk>/intrekken/", cards.withdraw, name="card-withdraw"),
    path("kaartje/<int:pk>/terug/", cards.restore, name="card-restore"),
    path("kaartje/<int:pk>/vel.pdf", card_prints.sheet, name="card-sheet"),
    path("kaartje/<int:pk>/poster-<slug:paper>.pdf", card_prints.poster, name="card-poster"),
    path("kaartjes/<int:pk>/maken/", cards.issue_for_event, name="event-cards-issue"),
    path("kaartjes/<int:pk>/vel.pdf", card_prints.event_sheet, name="event-card-sheet"),
    path("kaartjes/<int:pk>/poster-<slug:paper>.pdf", card_prints.event_poster, name="event-card-poster"),
]
