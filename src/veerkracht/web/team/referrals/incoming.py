"""What comes in beside the forms: a telephone call, a mail, and the files that came with it."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.referrals.actions.taking_in import note_call, take_in_mail
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Attachment
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.rules.mail_reading import MailTooLargeError
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import CallForm, MailForm


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: SignedInRequest) -> HttpResponse:
    """Note a question that was asked by telephone."""
    require(can_handle_questions(request.user, request.programme))
    form = CallForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = note_call(programme=request.programme, at=request.programme.now(), by=request.user, **form.cleaned_data)
        messages.success(request, _("The call is noted as a question."))
        return redirect("team:question", made.pk)
    return render(request, "team/referrals/call.html", {"form": form})


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: SignedInRequest) -> HttpResponse:
    """Take in a mail: as a file (.eml), or pasted with its headers."""
    require(can_handle_questions(request.user, request.programme))
    form = MailForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = take_in_mail(
                programme=request.programme, raw=form.raw(), at=request.programme.now(), by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except MailTooLargeError:
            form.add_error("file", _("This mail is larger than 25 MB. Save its attachments apart and leave them out."))
        else:
            messages.success(request, _said(taken.is_repeated, taken.is_new, taken.question.state))
            return redirect("team:question", taken.question.pk)
    return render(request, "team/referrals/mail.html", {"form": form})


def _said(is_repeated: bool, is_new: bool, state: str) -> str:
    if is_repeated:
        return _("This mail was taken in before. Here it is.")
    if state == QuestionState.HELD:
        return _("It looks as if a machine wrote this, so it is held apart. No mail went out.")
    return _("A new question came of this mail.") if is_new else _("The mail is added to its conversation.")


@workspace
@require_safe
def attachment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Hand out a file as a download; the browser is told never to open it."""
    found = get_object_or_404(
        Attachment.objects.select_related("message__question"), pk=pk, message__question__programme=request.programme
    )
    require(can_handle_questions(request.user, request.programme))
    answer = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
