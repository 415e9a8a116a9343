"""Addresses of a fan's own page."""

from django.urls import path

from . import bringing, counting, embedding, nominating, own_events, views

urlpatterns = [
    path("", views.fan, name="fan"),
    path("<int:pk>/opbrengst/", bringing.brought, name="fan-brought"),
    path("<int:pk>/opbrengst.pdf", bringing.sheet, name="fan-brought-pdf"),
    path("<int:pk>/logo.jpg", bringing.logo, name="fan-own-logo"),
    path("<int:pk>/tellen/", counting.count, name="fan-count"),
    path("<int:pk>/uitnodigen/<int:event>/", bringing.invite, name="fan-invite"),
    path("<int:pk>/inbedden/", embedding.embedding, name="fan-embed"),
    path("<int:pk>/evenement/", own_events.send, name="own-event-new"),
    path("evenement/<int:pk>/", own_events.change, name="own-event-change"),
    path("evenement/<int:pk>/terugnemen/", own_events.withdraw, name="own-event-withdraw"),
    path("<int:pk>/podium/", views.offer, name="stage-offer"),
    path("<int:pk>/voordragen/", nominating.nominate_pionier, name="nominate"),
]
