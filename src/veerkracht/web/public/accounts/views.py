"""Getting in: ask for a code, go on to the right part, and the demo's one-tap sign-in."""

import functools
from collections.abc import Callable
from typing import Any

from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from veerkracht.domain.accounts.choices import WORKSPACE_ROLES, Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Membership, Programme
from veerkracht.domain.programme.queries import roles_of
from veerkracht.web.requests import ProgrammeRequest, SignedInRequest
from veerkracht.web.visitor import safe_path

from .limits import may_ask_for_code, may_try

View = Callable[..., HttpResponseBase]
TOO_MANY = 429
DEMO_BACKEND = "django.contrib.auth.backends.ModelBackend"


class AskForCode(RequestLoginCodeView):
    """The one way in for everybody: an address, and a code to it. Says the same whether the address is known or not."""

    template_name = "account/login.html"


ask_for_code = AskForCode.as_view()


@login_not_required
def code_asked(request: ProgrammeRequest) -> HttpResponseBase:
    """Show the sign-in page, or send a code; who asks too often keeps the address and is asked to wait."""
    if request.method == "POST" and not may_ask_for_code(request):
        return render(request, "account/wait.html", {"again": request.get_full_path()}, status=TOO_MANY)
    return ask_for_code(request)


def limited(view: View) -> View:
    """Count every try with a code or key, also the wrong ones."""

    @functools.wraps(view)
    def counted(request: ProgrammeRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not may_try(request):
            return render(request, "account/wait.html", {"again": request.get_full_path()}, status=TOO_MANY)
        return view(request, *args, **kwargs)

    return counted


@require_safe
def onward(request: SignedInRequest) -> HttpResponse:
    """Send somebody who signed in to the team's workspace, the portal, or the home page when there is no role."""
    roles = roles_of(request.user, request.programme)
    if roles & WORKSPACE_ROLES:
        return redirect("team:overview")
    if roles:
        return redirect("portal:home")
    messages.info(request, _("You are signed in. You have no role in this programme yet; the team can give you one."))
    return redirect("public:home")


@login_not_required
@require_safe
def demo(request: ProgrammeRequest) -> HttpResponse:
    """Show a button per role. Exists in the demo only."""
    return render(request, "public/accounts/demo.html", {"people": _cast(request.programme)})


@login_not_required
def demo_sign_in(request: ProgrammeRequest, role: str) -> HttpResponse:
    """Show the button of one role; pressing it signs in as that person of the example. Exists in the demo only."""
    person = next((found for code, found in _cast(request.programme) if code == role), None)
    if person is None:
        raise Http404
    if request.method != "POST":
        return render(request, "public/accounts/demo.html", {"people": [(Role(role), person)]})
    login(request, person, backend=DEMO_BACKEND)
    return redirect("public:onward")


def _cast(programme: Programme) -> list[tuple[Role, User]]:
    """Return the first person of each role, in the order of the roles; only an example in the demo has a cast."""
    if not (settings.DEMO and programme.is_demo):
        raise Http404
    found = Membership.objects.current(programme.today()).filter(programme=programme, user__is_active=True)
    people: dict[str, User] = {}
    for membership in found.select_related("user").order_by("pk"):
        people.setdefault(membership.role, membership.user)
    return [(role, people[role]) for role in Role if role in people]


@login_not_required
def language(request: ProgrammeRequest) -> HttpResponse:
    """Let a visitor choose the language. Only the choice sets a cookie; reading the site needs none."""
    if request.method == "POST":
        return set_language(request)
    return render(request, "public/accounts/language.html", {"back": safe_path(request, request.GET.get("next", ""))})
