"""Save, change and take away views; choose columns. Everybody in the workspace arranges lists for themselves."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.programme.actions import (
    choose_columns,
    choose_default,
    delete_view,
    rename_view,
    restore_view,
    save_view,
)
from veerkracht.domain.programme.models import ListChoice, SavedView
from veerkracht.domain.programme.permissions import can_change, can_change_view
from veerkracht.shared.decision import Refused
from veerkracht.web.arranging import BETWEEN, address_of
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import ViewForm


def _list_url(page: str) -> str:
    """Return where a list is; 404 for a name that is none."""
    try:
        return reverse(f"team:{page}")
    except NoReverseMatch as error:
        raise Http404 from error


def _back(request: SignedInRequest, page: str) -> str:
    """Return the address the person came from, when it is that of the list."""
    url, asked = _list_url(page), request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.partition("?")[0] == url
    return asked if is_ours else url


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def view_new(request: SignedInRequest, page: str) -> HttpResponse:
    """Save what the list shows now as a view; or, with `over`, in place of what an own view held."""
    back = _back(request, page)
    if request.POST.get("over", "").isdecimal():
        return _replace(request, page)
    form = ViewForm(request.POST or None)
    if not can_change(request.user, request.programme):
        del form.fields["is_shared"]
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, page, form)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": saved.name})
            return redirect(f"{_list_url(page)}{address_of(saved)}")
    return render(request, "team/lists/view.html", {"form": form, "back": back})


def _save(request: SignedInRequest, page: str, form: ViewForm) -> SavedView:
    given = form.cleaned_data
    saved = save_view(
        programme=request.programme,
        page=page,
        name=given["name"],
        query=given["query"],
        columns=[name for name in given["columns"].split(BETWEEN) if name],
        is_shared=given.get("is_shared", False),
        by=request.user,
    )
    if given["opens"]:
        choose_default(programme=request.programme, page=page, view=saved, by=request.user)
    return saved


def _replace(request: SignedInRequest, page: str) -> HttpResponse:
    """Keep what the list shows now as what an own view holds."""
    found = _find(request, int(request.POST["over"]))
    require(can_change_view(request.user, found))
    saved = save_view(
        programme=request.programme,
        page=found.page,
        name=found.name,
        query=request.POST.get("query", "")[:1000],
        columns=[name for name in request.POST.get("columns", "").split(BETWEEN) if name],
        is_shared=found.is_shared,
        view=found,
        by=request.user,
    )
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": saved.name})
    return redirect(f"{_list_url(found.page)}{address_of(saved)}")


def _find(request: SignedInRequest, pk: int) -> SavedView:
    seen = SavedView.objects.of(request.programme, request.user).select_related("programme")
    return get_object_or_404(seen, pk=pk)


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def view(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a view's name and who sees it; everybody chooses whether the list opens with it."""
    found = _find(request, pk)
    chosen = ListChoice.objects.filter(programme=request.programme, user=request.user, page=found.page, view=found)
    opens = chosen.exists()
    form = ViewForm(request.POST or None, initial=ViewForm.of(found, opens=opens))
    may_change = bool(can_change_view(request.user, found))
    if not may_change:
        form.only_opens()
    elif not can_change(request.user, request.programme):
        del form.fields["is_shared"]
    if request.method == "POST" and form.is_valid():
        try:
            return _change(request, found, form, opened=opens)
        except Refused as refusal:
            form.add_error("name", str(refusal))
    context = {"form": form, "view": found, "may_change": may_change, "back": f"{_list_url(found.page)}?_view=all"}
    return render(request, "team/lists/view.html", context)


def _change(request: SignedInRequest, found: SavedView, form: ViewForm, *, opened: bool) -> HttpResponse:
    given = form.cleaned_data
    if "name" in given:
        shared = given.get("is_shared", found.is_shared)
        rename_view(view=found, name=given["name"], is_shared=shared, by=request.user)
    if given["opens"] != opened:
        first = found if given["opens"] else None
        choose_default(programme=request.programme, page=found.page, view=first, by=request.user)
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": found.name})
    return redirect(f"{_list_url(found.page)}{address_of(found)}")


@workspace
@require_POST
def view_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a view away."""
    found = _find(request, pk)
    require(can_change_view(request.user, found))
    delete_view(view=found, at=request.programme.now(), by=request.user)
    undo = reverse("team:view-restore", args=[pk])
    message = _("The view “%(name)s” is gone.") % {"name": found.name}
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect(f"{_list_url(found.page)}?_view=all")


@workspace
@require_POST
def view_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring a view back that was taken away."""
    gone = SavedView.objects.filter(programme=request.programme, deleted_at__isnull=False)
    found = get_object_or_404(gone.select_related("programme"), pk=pk)
    require(can_change_view(request.user, found))
    try:
        restore_view(view=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{_list_url(found.page)}?_view=all")
    return redirect(f"{_list_url(found.page)}{address_of(found)}")


@workspace
@require_POST
def columns(request: SignedInRequest, page: str) -> HttpResponse:
    """Remember which columns this person sees."""
    back = _back(request, page)
    wanted = [] if request.POST.get("reset") else request.POST.getlist("columns")[:60]
    names = [name for name in wanted if len(name) <= 40]
    choose_columns(programme=request.programme, page=page, columns=names, by=request.user)
    return redirect(back)
