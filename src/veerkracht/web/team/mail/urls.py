"""Addresses of the outbox."""

from django.urls import path

from . import addresses, moving, views, words

urlpatterns = [
    path("", views.mails, name="mails"),
    path("samen/", moving.bulk, name="mails-bulk"),
    path("tempo/", addresses.pace, name="mail-pace"),
    path("adressen/", addresses.blocked_addresses, name="blocked-addresses"),
    path("adressen/nieuw/", addresses.block, name="block"),
    path("adressen/<int:pk>/", addresses.blocked, name="blocked"),
    path("teksten/", words.all_words, name="all-words"),
    path("teksten/<slug:kind>/<slug:language>/", words.words, name="words"),
    path("teksten/<slug:kind>/<slug:language>/terug/", words.original, name="words-original"),
    path("<int:pk>/", views.mail, name="mail"),
    path("<int:pk>/vasthouden/", moving.hold, name="mail-hold"),
    path("<int:pk>/vrijgeven/", moving.release, name="mail-release"),
    path("<int:pk>/annuleren/", moving.cancel, name="mail-cancel"),
    path("<int:pk>/moment/", moving.schedule, name="mail-schedule"),
    path("<int:pk>/opnieuw/", moving.resend, name="mail-resend"),
    path("<int:pk>/uitsluitsel/", moving.settle, name="mail-settle"),
]
