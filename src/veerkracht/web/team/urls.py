"""The workspace of the team, under /team/."""

from django.urls import include, path

app_name = "team"
urlpatterns = [
    path("", include("veerkracht.web.team.impact.urls")),
    path("bedrijven/register/", include("veerkracht.web.team.register.urls")),
    path("bedrijven/doelgroep/", include("veerkracht.web.team.population.urls")),
    path("bedrijven/", include("veerkracht.web.team.companies.urls")),
    path("bijeenkomsten/", include("veerkracht.web.team.events.urls")),
    path("pioniers/werving/", include("veerkracht.web.team.recruiting.urls")),
    path("podia/", include("veerkracht.web.team.events.request_urls")),
    path("pioniers/", include("veerkracht.web.team.pioniers.working_urls")),
    path("pioniers/", include("veerkracht.web.team.pioniers.urls")),
    path("fans/", include("veerkracht.web.team.fans.urls")),
    path("netwerk/", include("veerkracht.web.team.network.urls")),
    path("kennisbank/brochure/", include("veerkracht.web.team.brochures.urls")),
    path("kennisbank/", include("veerkracht.web.team.knowledge.urls")),
    path("vragen/", include("veerkracht.web.team.referrals.urls")),
    path("aanbieders/", include("veerkracht.web.team.providers.urls")),
    path("post/", include("veerkracht.web.team.mail.urls")),
    path("selecties/", include("veerkracht.web.team.segments.urls")),
    path("scans/", include("veerkracht.web.team.scans.urls")),
    path("toegang/", include("veerkracht.web.team.accounts.urls")),
    path("lijsten/", include("veerkracht.web.team.lists.urls")),
    path("", include("veerkracht.web.team.people.urls")),
    path("ui/", include("veerkracht.web.team.ui.urls")),
]
