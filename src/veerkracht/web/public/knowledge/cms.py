"""The editor at /cms/: Wagtail's own pages, for those who may change this programme, by our own sign-in.

Wagtail's sign-in and password pages are closed. Everything here needs sign-in by default, so none of Wagtail's pages
had to be opened to the public.
"""

import functools
from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import include, path, re_path
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found
from wagtail.admin import urls as wagtail_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from veerkracht.domain.programme.permissions import can_change

View = Callable[..., HttpResponseBase]


def editors_only(view: View) -> View:
    """Let in who may change this programme's data, with a second factor where the settings ask for it."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _require_editor(request)
        if settings.REQUIRE_MFA and not is_mfa_enabled(request.user):
            messages.info(request, _("Add a passkey or an app code first: the editor needs a second step."))
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return guarded


def _require_editor(request: HttpRequest) -> None:
    user, programme = request.user, getattr(request, "programme", None)
    if user.is_superuser:
        return
    decision = can_change(user, programme) if programme is not None else None
    if not decision:
        raise PermissionDenied(str(decision.reason) if decision is not None else "")


def to_editor(request: HttpRequest) -> HttpResponseBase:
    """Send somebody who signed in to the editor."""
    return redirect("wagtailadmin_home")


def closed(request: HttpRequest) -> HttpResponseBase:
    """Answer that there is no such page."""
    return page_not_found(request, Exception(), template_name="404.html")


urlpatterns = [
    path("login/", to_editor),
    re_path(r"^password_reset/", closed),
    path("", include(decorate_urlpatterns(wagtail_urls.urlpatterns, editors_only))),
]
