"""Who may enter the workspace: list, invite, give another role, end."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.accounts.actions import ensure_user
from veerkracht.domain.accounts.choices import WORKSPACE_ROLES, Role
from veerkracht.domain.companies.actions import ensure_person, tie_sign_in
from veerkracht.domain.programme.actions import end_role, give_role, invite_member
from veerkracht.domain.programme.models import Membership
from veerkracht.domain.programme.permissions import can_give_roles
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import InviteForm


def _memberships(request: SignedInRequest) -> QuerySet[Membership]:
    """Return the roles in the workspace, also those that ended."""
    inside = Membership.objects.filter(programme=request.programme, role__in=[role.value for role in WORKSPACE_ROLES])
    return inside.select_related("user").order_by("user__name", "user__email", "role", "pk")


@workspace
@require_safe
def members(request: SignedInRequest) -> HttpResponse:
    """List who has access, and who had."""
    require(can_give_roles(request.user, request.programme))
    today = request.programme.today()
    found = list(_memberships(request))
    current = [each for each in found if each.ends_on is None or each.ends_on > today]
    ended = sorted(
        (each for each in found if each not in current), key=lambda each: each.ends_on or today, reverse=True
    )
    return render(request, "team/accounts/members.html", {"current": current, "ended": ended})


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: SignedInRequest) -> HttpResponse:
    """Invite somebody by mail, or give somebody another role."""
    require(can_give_roles(request.user, request.programme))
    initial = {name: request.GET.get(name, "") for name in ("email", "name")} | {"role": Role.TEAM_MEMBER.value}
    form = InviteForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        membership = _invite(request, form)
        messages.success(
            request,
            _("%(who)s is %(role)s now and gets a mail about it.")
            % {"who": membership.user, "role": membership.get_role_display()},
        )
        return redirect("team:members")
    return render(request, "team/accounts/invite.html", {"form": form})


@transaction.atomic
def _invite(request: SignedInRequest, form: InviteForm) -> Membership:
    """Make the sign-in and the person where needed, and give the role: all or nothing."""
    given = form.cleaned_data
    user = ensure_user(email=given["email"], name=given["name"], by=request.user)
    membership = invite_member(programme=request.programme, user=user, role=Role(given["role"]), by=request.user)
    person = ensure_person(programme=request.programme, email=user.email, name=user.name, by=request.user)
    tie_sign_in(person=person, user=user, by=request.user)
    return membership


@workspace
@require_POST
def member_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End somebody's role today."""
    found = get_object_or_404(_memberships(request), pk=pk)
    require(can_give_roles(request.user, request.programme))
    role = Role(found.role)
    try:
        end_role(programme=request.programme, user=found.user, role=role, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:members")
    message = _("%(who)s is no longer %(role)s.") % {"who": found.user, "role": role.label}
    messages.success(request, message, extra_tags=f"undo:{reverse('team:member-again', args=[pk])}")
    return redirect("team:members" if found.user != request.user else "team:overview")


@workspace
@require_POST
def member_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a role back that was ended."""
    found = get_object_or_404(_memberships(request), pk=pk)
    require(can_give_roles(request.user, request.programme))
    give_role(programme=request.programme, user=found.user, role=Role(found.role), by=request.user)
    return redirect("team:members")
