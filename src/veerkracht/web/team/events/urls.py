"""Addresses of meetings and their attendance lists."""

from django.urls import path

from . import door_paper, doors, import_rows, imports, pages, planning, poster, preparing, registrations, seat_company

urlpatterns = [
    path("", pages.events, name="events"),
    path("nieuw/", pages.new, name="event-new"),
    path("planning/", planning.planning, name="planning"),
    path("planning/planning.ics", planning.file, name="planning-file"),
    path("<int:pk>/", pages.event, name="event"),
    path("<int:pk>/wijzigen/", pages.edit, name="event-edit"),
    path("<int:pk>/zaal/", pages.headcount, name="event-headcount"),
    path("<int:pk>/poster/", poster.poster, name="event-poster"),
    path("<int:pk>/deuren/", doors.doors, name="event-doors"),
    path("<int:pk>/deuren/codes/", doors.codes, name="door-codes"),
    path("<int:pk>/deuren/lijst.pdf", door_paper.door_list, name="door-list"),
    path("<int:pk>/deuren/badges.pdf", door_paper.badges, name="door-badges"),
    path("deur/<int:pk>/intrekken/", doors.withdraw, name="door-withdraw"),
    path("deur/<int:pk>/terug/", doors.give_back, name="door-give-back"),
    path("<int:pk>/voorbereiden/", preparing.preparing, name="event-preparing"),
    path("<int:pk>/voorbereiden/wijzigen/", preparing.change, name="event-preparing-change"),
    path("taak/<int:pk>/", preparing.tick, name="event-tick"),
    path("<int:pk>/aanmelden/", registrations.settings, name="event-sign-up"),
    path("<int:pk>/aanmeldingen/", registrations.seats, name="event-seats"),
    path("<int:pk>/antwoorden/", registrations.answers, name="event-answers"),
    path("<int:pk>/vragen/", registrations.ask, name="event-ask"),
    path("plaats/<int:pk>/", registrations.seat, name="seat"),
    path("plaats/<int:pk>/bedrijf/", seat_company.company, name="seat-company"),
    path("plaats/<int:pk>/afmelden/", registrations.cancel, name="seat-cancel"),
    path("<int:pk>/lijst/", imports.new, name="import-new"),
    path("lijst/<int:pk>/", imports.batch, name="import"),
    path("lijst/<int:pk>/kolommen/", imports.columns, name="import-columns"),
    path("lijst/<int:pk>/aanwezigheid/", imports.presence, name="import-presence"),
    path("lijst/<int:pk>/verwerken/", imports.commit, name="import-commit"),
    path("lijst/<int:pk>/ongedaan/", imports.undo, name="import-undo"),
    path("lijst/<int:pk>/weg/", imports.discard, name="import-discard"),
    path("lijst/regel/<int:pk>/", import_rows.row, name="import-row"),
]
