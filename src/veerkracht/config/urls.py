"""Which door answers which address."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from .health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("taal/", login_not_required(set_language), name="set_language"),
    path("account/", include("allauth.urls")),
    path("team/", include("veerkracht.web.team.urls")),
    path("mijn/", include("veerkracht.web.portal.urls")),
    path("", include("veerkracht.web.public.urls")),
]
if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
