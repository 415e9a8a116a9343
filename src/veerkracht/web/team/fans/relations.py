"""Who to speak to at a fan, what was agreed, when we spoke, its logo and its sheet on paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.fans import actions
from veerkracht.domain.fans.models import Fan, FanAgreement, FanContact, FanTalk
from veerkracht.shared.decision import Refused
from veerkracht.web.contribution import contribution_pdf, logo_response
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .forms import AgreementForm, ContactForm, LogoForm, TalkForm

# What can be noted about a fan: the form, the action, the title of its page.
NOTES: dict[str, tuple[type[forms.Form], Any, str | Promise]] = {
    "contact": (ContactForm, actions.add_contact, gettext_lazy("Another contact")),
    "afspraak": (AgreementForm, actions.agree, gettext_lazy("Note an agreement")),
    "gesprek": (TalkForm, actions.note_talk, gettext_lazy("Note that you spoke")),
    "logo": (LogoForm, None, gettext_lazy("Logo")),
}


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SignedInRequest, pk: int, what: str) -> HttpResponse:
    """Note something about a fan: a contact, an agreement, a talk, the logo."""
    found = get_object_or_404(Fan.objects.of(request.programme).select_related("programme"), pk=pk)
    if what not in NOTES:
        raise Http404
    form_class, act, title = NOTES[what]
    form = form_class(request.POST or None, request.FILES or None, initial={"on": request.programme.today()})
    if request.method == "POST" and form.is_valid():
        try:
            if act is None:
                actions.set_logo(fan=found, file=form.cleaned_data["logo"], by=request.user)
            else:
                act(fan=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted."))
            return redirect("team:fan", found.pk)
    return render(request, "team/fans/note.html", {"fan": found, "form": form, "title": title})


@changing
@require_POST
def contact_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that a contact left."""
    found = _contact(request, pk)
    actions.end_contact(contact=found, on=request.programme.today(), by=request.user)
    return _done(request, found.fan_id, _("This contact left."), reverse("team:fan-contact-restore", args=[pk]))


@changing
@require_POST
def contact_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring a contact back."""
    found = _contact(request, pk)
    actions.restore_contact(contact=found, by=request.user)
    return _done(request, found.fan_id, _("This contact is back."))


@changing
@require_POST
def contact_main(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let this contact be the main one."""
    found = _contact(request, pk)
    try:
        actions.make_main_contact(contact=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:fan", found.fan_id)
    return _done(request, found.fan_id, _("This is the main contact now; the other one stays as a contact."))


@changing
@require_POST
def agreement_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End an agreement, or let it hold again."""
    found = get_object_or_404(FanAgreement.objects.filter(fan__programme=request.programme), pk=pk)
    ends = found.ended_on is None
    actions.end_agreement(agreement=found, on=request.programme.today() if ends else None, by=request.user)
    undo = reverse("team:fan-agreement-end", args=[pk])
    return _done(request, found.fan_id, _("This agreement ended.") if ends else _("This agreement holds again."), undo)


@changing
@require_POST
def talk_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a talk away, or bring it back."""
    found = get_object_or_404(FanTalk.objects.filter(fan__programme=request.programme), pk=pk)
    goes = found.removed_at is None
    actions.remove_talk(talk=found, at=request.programme.now() if goes else None, by=request.user)
    undo = reverse("team:fan-talk-remove", args=[pk])
    return _done(request, found.fan_id, _("This talk is gone.") if goes else _("This talk is back."), undo)


@changing
@require_POST
def logo_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the logo away."""
    found = get_object_or_404(Fan.objects.of(request.programme), pk=pk)
    actions.remove_logo(fan=found, by=request.user)
    return _done(request, found.pk, _("The logo is gone."))


@workspace
@require_safe
def logo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the logo."""
    answer = logo_response(get_object_or_404(Fan.objects.of(request.programme), pk=pk))
    if answer is None:
        raise Http404
    return answer


@workspace
@require_safe
def sheet(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give what the fan brought, on one sheet."""
    return contribution_pdf(
        request, get_object_or_404(Fan.objects.of(request.programme).select_related("programme"), pk=pk)
    )


def _contact(request: SignedInRequest, pk: int) -> FanContact:
    contacts = FanContact.objects.filter(fan__programme=request.programme).select_related("fan__programme", "person")
    return get_object_or_404(contacts, pk=pk)


def _done(request: SignedInRequest, fan: int, words: str, undo: str = "") -> HttpResponse:
    messages.success(request, words, extra_tags=f"undo:{undo}" if undo else "")
    return redirect("team:fan", fan)
