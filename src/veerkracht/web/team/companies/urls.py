"""Addresses of companies, their people, facts and steps."""

from django.urls import path

from .views import company, duplicates, facts, merging, people, register, steps

urlpatterns = [
    path("", register.companies, name="companies"),
    path("etiket/", register.companies_label, name="companies-label"),
    path("etiket/<int:pk>/ongedaan/", register.label_undo, name="label-undo"),
    path("uitvoer/", register.companies_export, name="companies-export"),
    path("nieuw/", company.company_new, name="company-new"),
    path("dubbel/", duplicates.duplicates, name="duplicates"),
    path("dubbel/zoeken/", duplicates.duplicates_search, name="duplicates-search"),
    path("dubbel/voortgang/", duplicates.duplicates_progress, name="duplicates-progress"),
    path("dubbel/<int:pk>/", duplicates.duplicate_decide, name="duplicate-decide"),
    path("<int:pk>/", company.company, name="company"),
    path("<int:pk>/wijzigen/", company.company_edit, name="company-edit"),
    path("<int:pk>/samenvoegen/", merging.merge, name="merge"),
    path("<int:pk>/stap/", steps.step_new, name="step-new"),
    path("samenvoeging/<int:pk>/ongedaan/", merging.merge_undo, name="merge-undo"),
    path("feit/<int:pk>/vervallen/", facts.touchpoint_void, name="touchpoint-void"),
    path("feit/<int:pk>/opnieuw/", facts.touchpoint_again, name="touchpoint-again"),
    path("persoon/<int:pk>/", people.person, name="person"),
    path("persoon/<int:pk>/wijzigen/", people.person_edit, name="person-edit"),
    path("persoon/<int:pk>/anoniem/", people.person_anonymise, name="person-anonymise"),
    path("functie/<int:pk>/einde/", people.position_end, name="position-end"),
    path("stap/<int:pk>/", steps.step, name="step"),
    path("stap/<int:pk>/intrekken/", steps.step_withdraw, name="step-withdraw"),
    path("stap/<int:pk>/bewijs/", steps.step_evidence, name="step-evidence"),
    path("stap/<int:pk>/document/", steps.step_document, name="step-document"),
]
