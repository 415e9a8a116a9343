"""Which door answers which address."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path

from veerkracht.web.public.accounts.views import language

from .health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("taal/", language, name="set_language"),
    path("account/", include("veerkracht.web.public.accounts.sign_in")),
    path("cms/", include("veerkracht.web.public.knowledge.cms")),
    path("team/", include("veerkracht.web.team.urls")),
    path("mijn/", include("veerkracht.web.portal.urls")),
    path("", include("veerkracht.web.public.urls")),
]
if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
