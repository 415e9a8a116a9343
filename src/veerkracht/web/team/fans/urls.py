"""Addresses of fans and their stages."""

from django.urls import path

from . import own_events, relations, views

urlpatterns = [
    path("", views.fans, name="fans"),
    path("nieuw/", views.edit, name="fan-new"),
    path("<int:pk>/", views.fan, name="fan"),
    path("<int:pk>/wijzigen/", views.edit, name="fan-edit"),
    path("<int:pk>/podium/", views.offer, name="stage-new"),
    path("<int:pk>/logo.jpg", relations.logo, name="fan-logo"),
    path("<int:pk>/logo/weg/", relations.logo_remove, name="fan-logo-remove"),
    path("<int:pk>/opbrengst.pdf", relations.sheet, name="fan-sheet"),
    path("<int:pk>/noteren/<slug:what>/", relations.note, name="fan-note"),
    path("contact/<int:pk>/weg/", relations.contact_end, name="fan-contact-end"),
    path("contact/<int:pk>/terug/", relations.contact_restore, name="fan-contact-restore"),
    path("contact/<int:pk>/hoofd/", relations.contact_main, name="fan-contact-main"),
    path("afspraak/<int:pk>/einde/", relations.agreement_end, name="fan-agreement-end"),
    path("gesprek/<int:pk>/weg/", relations.talk_remove, name="fan-talk-remove"),
    path("evenementen/", own_events.own_events, name="own-events"),
    path("evenementen/<int:pk>/", own_events.own_event, name="own-event"),
    path("evenementen/<int:pk>/plaatsen/", own_events.publish, name="own-event-publish"),
    path("evenementen/<int:pk>/terugsturen/", own_events.send_back, name="own-event-return"),
    path("podium/<int:pk>/afwijzen/", views.decline, name="stage-decline"),
]
