"""Addresses of people with access."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.members, name="members"),
    path("uitnodigen/", views.member_new, name="member-new"),
    path("<int:pk>/einde/", views.member_end, name="member-end"),
    path("<int:pk>/terug/", views.member_again, name="member-again"),
]
