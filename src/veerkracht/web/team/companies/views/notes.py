"""Notes about a company, and when somebody is in touch again."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.accounts.choices import WRITING_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import (
    change_note,
    finish_contact,
    move_contact,
    plan_contact,
    remove_note,
    write_note,
)
from veerkracht.domain.companies.models import CompanyNote, NextContact
from veerkracht.domain.companies.permissions import can_change_note
from veerkracht.domain.programme.models import Membership
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from ..contacts import ContactFilter, ContactTable
from ..forms import ContactForm, NoteForm, OutcomeForm
from .finding import find_company


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def note_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a note about a company."""
    company = find_company(request, pk)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_note(company=company, text=form.cleaned_data["text"], at=request.programme.now(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("team:company", pk)
    return render(request, "team/companies/note_form.html", {"form": form, "company": company})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def note_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a note of one's own."""
    note = _find_note(request, pk)
    form = NoteForm(request.POST or None, initial={"text": note.text})
    if request.method == "POST" and form.is_valid():
        change_note(note=note, text=form.cleaned_data["text"], at=request.programme.now(), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("team:company", note.company_id)
    earlier = history_of(note).order_by("-pgh_id").values_list("text", flat=True)[:10]
    context = {"form": form, "company": note.company, "note": note, "earlier": list(earlier)}
    return render(request, "team/companies/note_form.html", context)


@changing
@require_POST
def note_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take out a note of one's own."""
    note = _find_note(request, pk)
    remove_note(note=note, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("team:company", note.company_id)


def _find_note(request: SignedInRequest, pk: int) -> CompanyNote:
    """Return a note that this user may change."""
    notes = CompanyNote.objects.filter(programme=request.programme, company__merged_into__isnull=True)
    note = get_object_or_404(notes.select_related("company", "programme"), pk=pk)
    require(can_change_note(request.user, note))
    return note


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan who is in touch with a company, and when."""
    company = find_company(request, pk)
    form = ContactForm(request.POST or None, team=_team(request), initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        try:
            plan_contact(company=company, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. It stands on the overview when the day is past."))
            return redirect("team:company", pk)
    return render(request, "team/companies/contact_form.html", {"form": form, "company": company})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def contact_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a contact another day, owner or subject."""
    contact = _find_contact(request, pk)
    initial = {"what": contact.what, "owner": contact.owner_id, "due_on": contact.due_on}
    form = ContactForm(request.POST or None, team=_team(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            move_contact(contact=contact, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("team:company", contact.company_id)
    return render(request, "team/companies/contact_form.html", {"form": form, "company": contact.company})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def contact_done(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what came of a contact."""
    contact = _find_contact(request, pk)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcome, today = form.cleaned_data["outcome"], request.programme.today()
        try:
            finish_contact(contact=contact, outcome=outcome, on=today, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted as done."))
            return redirect("team:company", contact.company_id)
    return render(request, "team/companies/contact_done.html", {"form": form, "contact": contact})


def _find_contact(request: SignedInRequest, pk: int) -> NextContact:
    return get_object_or_404(NextContact.objects.of(request.programme).select_related("company", "programme"), pk=pk)


def _team(request: SignedInRequest) -> QuerySet[User]:
    """Return who may do something: the people with a writing role today."""
    today = request.programme.today()
    members = Membership.objects.current(today).filter(programme=request.programme, role__in=WRITING_ROLES)
    return User.objects.filter(pk__in=members.values("user")).order_by("name", "pk")


@workspace
@require_safe
def contacts(request: SignedInRequest) -> HttpResponseBase:
    """List the appointments of the team, one's own first in reach."""
    rows = NextContact.objects.of(request.programme).select_related("company", "owner").order_by("due_on", "pk")
    filterset = ContactFilter(request.GET, queryset=rows, request=request)
    return list_page(
        request, "team/companies/contacts.html", filterset=filterset, table_class=ContactTable, name=_("contacts")
    )
