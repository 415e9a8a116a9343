"""Addresses of attention, giving and receiving, agreements, pictures and travel costs."""

from django.urls import path

from . import agreements, attention, expenses

urlpatterns = [
    path("aandacht/", attention.radar_page, name="radar"),
    path("<int:pk>/gebaar/<slug:kind>/", attention.gesture, name="gesture"),
    path("<int:pk>/geven/", attention.note, name="value-new"),
    path("geven/<int:pk>/weg/", attention.remove, name="value-remove"),
    path("<int:pk>/afspraken/", agreements.agreement, name="agreement"),
    path("<int:pk>/vrij/", agreements.time_off, name="time-off-new"),
    path("vrij/<int:pk>/weg/", agreements.end, name="time-off-remove"),
    path("inzet/<int:pk>/foto/", agreements.picture, name="engagement-picture"),
    path("reiskosten/", expenses.expenses, name="expenses"),
    path("<int:pk>/reiskosten/", expenses.claim, name="expense-new"),
    path("reiskosten/<int:pk>/", expenses.expense, name="expense"),
    path("reiskosten/<int:pk>/bon/", expenses.receipt, name="expense-receipt"),
    path("reiskosten/<int:pk>/heropenen/", expenses.reopen, name="expense-reopen"),
]
