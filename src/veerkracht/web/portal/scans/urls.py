"""Addresses of a company's own scans."""

from django.urls import path

from . import teams, views, waves

urlpatterns = [
    path("<int:pk>/", views.scans, name="scans"),
    path("<int:pk>/teams/", teams.teams, name="scan-teams"),
    path("<int:pk>/teams/<int:team>/weg/", teams.end, name="scan-team-end"),
    path("<int:pk>/vragen/", waves.new, name="wave-new"),
    path("ronde/<int:wave>/", waves.wave, name="wave"),
    path("ronde/<int:wave>/codes/", waves.codes, name="wave-codes"),
    path("ronde/<int:wave>/mailen/", waves.invite, name="wave-invite"),
    path("ronde/<int:wave>/sluiten/", waves.close, name="wave-close"),
    path("ronde/<int:wave>/stoppen/", waves.stop, name="wave-stop"),
    path("ronde/<int:wave>/pdf/", waves.pdf, name="wave-pdf"),
    path("ronde/<int:wave>/gesprekskaart/", waves.talking_sheet, name="wave-talking-sheet"),
]
