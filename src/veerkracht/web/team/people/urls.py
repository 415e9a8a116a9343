"""Addresses of people, their consents and requests, and of how long data stay."""

from django.urls import path

from . import consents, people, retention, rights

urlpatterns = [
    path("personen/", people.people, name="people"),
    path("personen/<int:pk>/samenvoegen/", people.person_merge, name="person-merge"),
    path("personen/<int:pk>/gegevens/<slug:kind>/", people.person_data, name="person-data"),
    path("personen/<int:pk>/toestemming/", consents.consent_new, name="consent-new"),
    path("personen/samenvoeging/<int:pk>/ongedaan/", people.person_merge_undo, name="person-merge-undo"),
    path("personen/toestemming/<int:pk>/intrekken/", consents.consent_withdraw, name="consent-withdraw"),
    path("privacy/verzoeken/", rights.rights, name="rights"),
    path("privacy/verzoeken/nieuw/", rights.rights_new, name="rights-new"),
    path("privacy/verzoeken/<int:pk>/", rights.rights_request, name="rights-request"),
    path("privacy/verzoeken/<int:pk>/verlengen/", rights.rights_extend, name="rights-extend"),
    path("privacy/verzoeken/<int:pk>/afsluiten/", rights.rights_close, name="rights-close"),
    path("privacy/bewaren/", retention.retention, name="retention"),
    path("privacy/bewaren/keuzes/", retention.privacy_choices, name="privacy-choices"),
    path("privacy/bewaren/termijn/<slug:code>/", retention.period, name="retention-period"),
    path("privacy/bewaren/<int:pk>/<slug:choice>/", retention.cleanup_decide, name="cleanup-decide"),
    path("privacy/register/", retention.register, name="processing-register"),
]
