"""One link from the mail: the pionier reads the own story and says yes, or what should change."""

from contextlib import suppress

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from veerkracht.domain.knowledge.actions import ApprovalAnswered, answer_story
from veerkracht.domain.knowledge.models import StoryApproval
from veerkracht.web.requests import ProgrammeRequest


class ChangeForm(forms.Form):
    """What should change before the story may be published."""

    remark = forms.CharField(
        label=_("What should change?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a few words what should change. Then we mend it and ask you again.")},
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def story_approval(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show the text as it will stand on the site, and take a yes or what should change."""
    found = _find(request, token)
    is_yes = request.POST.get("answer") == "yes"
    form = ChangeForm(request.POST if request.method == "POST" and not is_yes else None)
    if request.method == "POST" and (is_yes or form.is_valid()):
        remark = "" if is_yes else form.cleaned_data["remark"]
        with suppress(ApprovalAnswered):  # the page says what was answered before
            answer_story(approval=found, is_approved=is_yes, remark=remark, by=None, at=request.programme.now())
        return redirect("public:story-approval", token)
    response = render(request, "public/knowledge/approval.html", {"approval": found, "form": form})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _find(request: ProgrammeRequest, token: str) -> StoryApproval:
    asked = StoryApproval.objects.of(request.programme).select_related("story__told_by", "programme")
    found = asked.filter(token=token).first()
    if found is None:
        raise Http404
    return found
