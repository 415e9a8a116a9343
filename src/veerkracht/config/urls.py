"""Which door answers which address."""

from django.urls import include, path

from veerkracht.web.public.accounts.views import language
from veerkracht.web.public.media import media

from .health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("media/<path:path>", media, name="media"),
    path("taal/", language, name="set_language"),
    path("account/", include("veerkracht.web.public.accounts.sign_in")),
    path("cms/", include("veerkracht.web.public.knowledge.cms")),
    path("team/", include("veerkracht.web.team.urls")),
    path("mijn/", include("veerkracht.web.portal.urls")),
    path("", include("veerkracht.web.public.urls")),
]
