"""Addresses of a pionier's own page."""

from django.urls import path

from . import own, views

urlpatterns = [
    path("", views.pionier, name="pionier"),
    path("akkoord/", views.approve, name="pionier-approve"),
    path("inzet/", views.log_act, name="engagement-new"),
    path("inzet/<int:pk>/foto/", own.picture, name="engagement-picture"),
    path("afspraken/", own.agreement, name="agreement"),
    path("afspraken/vrij/", own.time_off, name="time-off-new"),
    path("afspraken/vrij/<int:pk>/weg/", own.end, name="time-off-remove"),
    path("reiskosten/", own.expenses, name="expenses"),
    path("reiskosten/<int:pk>/bon/", own.receipt, name="expense-receipt"),
]
