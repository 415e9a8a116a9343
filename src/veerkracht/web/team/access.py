"""The door of the workspace: who may enter, who may change."""

import functools
from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from veerkracht.domain.programme.permissions import can_change, can_enter_workspace
from veerkracht.shared.decision import Decision
from veerkracht.web.requests import SignedInRequest

View = Callable[..., HttpResponseBase]


def require(decision: Decision) -> None:
    """Raise PermissionDenied with the reason unless allowed."""
    if not decision:
        raise PermissionDenied(str(decision.reason))


def workspace(view: View) -> View:
    """Let in who works for this programme; team roles need a second factor where the settings ask for it."""

    @functools.wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(can_enter_workspace(request.user, request.programme))
        if settings.REQUIRE_MFA and not is_mfa_enabled(request.user):
            messages.info(request, _("Add a passkey or an app code first: the workspace needs a second step."))
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return guarded


def changing(view: View) -> View:
    """Like `workspace`, and only for those who may change the programme's data."""

    @functools.wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(can_change(request.user, request.programme))
        return view(request, *args, **kwargs)

    return workspace(guarded)
