"""The public site."""

from django.urls import include, path

from .events.invitation import invitation, invitation_calendar
from .knowledge.approval import story_approval

app_name = "public"
urlpatterns = [
    path("", include("veerkracht.web.public.impact.urls")),
    path("", include("veerkracht.web.public.accounts.urls")),
    path("", include("veerkracht.web.public.referrals.urls")),
    path("", include("veerkracht.web.public.companies.urls")),
    path("", include("veerkracht.web.public.people.urls")),
    path("", include("veerkracht.web.public.events.door.urls")),
    path("agenda/", include("veerkracht.web.public.events.urls")),
    path("post/", include("veerkracht.web.public.mail.urls")),
    path("fans/", include("veerkracht.web.public.fans.urls")),
    path("pioniers/", include("veerkracht.web.public.pioniers.urls")),
    path("podium/<slug:token>/", invitation, name="stage-invitation"),
    path("podium/<slug:token>/agenda.ics", invitation_calendar, name="stage-calendar"),
    path("verhaal/<slug:token>/", story_approval, name="story-approval"),
    path("scan/", include("veerkracht.web.public.scans.urls")),
    path("zoeken/", include("veerkracht.web.public.search.urls")),
    path("kennisbank/", include("veerkracht.web.public.knowledge.urls")),
]
