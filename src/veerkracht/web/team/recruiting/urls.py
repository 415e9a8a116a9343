"""Addresses of candidates, the coverage of the group, and selections."""

from django.urls import path

from . import board, candidate, coverage, scoring, selections

urlpatterns = [
    path("", board.candidates, name="candidates"),
    path("bord/", board.board, name="candidate-board"),
    path("nieuw/", candidate.add, name="candidate-new"),
    path("dekking/", coverage.coverage_page, name="coverage"),
    path("selectie/", selections.selections, name="selections"),
    path("selectie/nieuw/", selections.new, name="selection-new"),
    path("selectie/<int:pk>/", selections.selection, name="selection"),
    path("voordracht/<int:pk>/", scoring.candidacy, name="candidacy"),
    path("voordracht/<int:pk>/belang/", scoring.declare, name="candidacy-declare"),
    path("voordracht/<int:pk>/scores/", scoring.score, name="candidacy-score"),
    path("voordracht/<int:pk>/voorstel/", scoring.propose, name="candidacy-propose"),
    path("voordracht/<int:pk>/besluit/", scoring.confirm, name="candidacy-confirm"),
    path("<int:pk>/", candidate.candidate, name="candidate"),
    path("<int:pk>/wijzigen/", candidate.edit, name="candidate-edit"),
    path("<int:pk>/stap/<slug:to>/", candidate.move, name="candidate-move"),
    path("<int:pk>/logboek/", candidate.log, name="candidate-log"),
    path("<int:pk>/volgende/", candidate.plan, name="candidate-next"),
]
