"""The portal, under /mijn/."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("veerkracht.web.portal.accounts.urls")),
    path("pionier/", include("veerkracht.web.portal.pioniers.urls")),
    path("fan/", include("veerkracht.web.portal.fans.urls")),
    path("gegevens/", include("veerkracht.web.portal.people.urls")),
    path("scans/", include("veerkracht.web.portal.scans.urls")),
    path("bedrijf/", include("veerkracht.web.portal.companies.urls")),
    path("aanbod/", include("veerkracht.web.portal.referrals.urls")),
]
