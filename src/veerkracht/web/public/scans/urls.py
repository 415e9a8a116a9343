"""Addresses of scans, for who has the link."""

from django.urls import path

from . import employee, filling, report, steps

urlpatterns = [
    path("", filling.start, name="scan"),
    path("v/<str:token>/", filling.fill, name="scan-fill"),
    path("r/<str:token>/", report.report, name="scan-report"),
    path("r/<str:token>/pdf/", report.pdf, name="scan-report-pdf"),
    path("r/<str:token>/stap/", steps.choose, name="scan-step-choose"),
    path("r/<str:token>/erbij/", filling.add, name="scan-add"),
    path("stap/<str:token>/", steps.step, name="scan-step"),
    path("m/bedankt/", employee.thanks, name="scan-thanks"),
    path("m/<str:token>/", employee.answer, name="scan-employee"),
    path("m/<str:token>/gesprekskaart/", employee.talking_sheet, name="scan-talking-sheet"),
]
