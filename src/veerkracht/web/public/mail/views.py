"""The address at which the mail provider tells what became of mails; anymail checks who is speaking."""

import inspect
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from anymail.webhooks.base import AnymailBaseWebhookView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


@csrf_exempt
@login_not_required
@require_POST
def tracking(request: HttpRequest) -> HttpResponse:
    """Take in arrivals, bounces and complaints of the provider that is set; without proof of who tells, nothing."""
    view = _view_of(settings.EMAIL_BACKEND)
    if view is None:
        raise Http404
    answer: HttpResponse = view.as_view()(request)
    return answer


def _view_of(backend: str) -> type[AnymailBaseWebhookView] | None:
    """Return anymail's view for the backend in use, when it signs what it tells or we gave it a password."""
    module, _, _name = backend.partition("anymail.backends.")[2].partition(".")
    if not module or find_spec(f"anymail.webhooks.{module}") is None:
        return None
    found = vars(import_module(f"anymail.webhooks.{module}")).items()
    own: list[Any] = [
        each
        for name, each in found
        if name.endswith("TrackingWebhookView") and inspect.isclass(each) and each.__module__.endswith(f".{module}")
    ]
    has_password = bool(getattr(settings, "ANYMAIL", {}).get("WEBHOOK_SECRET"))
    return next((view for view in own if has_password or not view.warn_if_no_basic_auth), None)
