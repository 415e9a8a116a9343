"""The words people search with: what means the same, and what nothing was found for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from veerkracht.domain.knowledge.actions import set_synonyms
from veerkracht.domain.knowledge.models import MissedSearch, Synonym
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

MOST_MISSED = 50
MOST_GROUPS = 300
LONGEST_GROUP = 300


class SynonymsForm(forms.Form):
    """All groups in one text, a line each; what was there when the form was opened goes along."""

    groups = forms.CharField(
        label=gettext_lazy("Words that mean the same"),
        help_text=gettext_lazy("One group a line, with commas between the words."),
        required=False,
        max_length=MOST_GROUPS * LONGEST_GROUP,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_groups(self) -> list[str]:
        """Return the groups without double ones; each needs two words at least."""
        lines = [_tidy(line) for line in self.cleaned_data["groups"].splitlines() if line.strip()]
        for line in lines:
            if "," not in line:
                raise forms.ValidationError(
                    _("Put a second word behind \u201c%(line)s\u201d, after a comma.") % {"line": line}
                )
            if len(line) > LONGEST_GROUP:
                raise forms.ValidationError(_("Make this group shorter: %(line)s") % {"line": f"{line[:40]}\u2026"})
        if len(lines) > MOST_GROUPS:
            raise forms.ValidationError(_("Keep at most %(most)s groups.") % {"most": MOST_GROUPS})
        return list(dict.fromkeys(lines))


def _tidy(line: str) -> str:
    return ", ".join(word for part in line.split(",") if (word := " ".join(part.split())))


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def search_words(request: SignedInRequest) -> HttpResponseBase:
    """Show the words without results and the synonyms; change the synonyms."""
    groups = list(Synonym.objects.of(request.programme).order_by("words").values_list("words", flat=True))
    if request.method != "POST":
        return _page(request, SynonymsForm(initial={"groups": "\n".join(groups), "seen": "\n".join(groups)}))
    require(can_change(request.user, request.programme))
    form = SynonymsForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        _save(request, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, status=409)
    messages.success(request, _("The words are saved. The next search uses them."))
    return redirect("team:search-words")


def _save(request: SignedInRequest, given: dict[str, Any]) -> None:
    seen = given["seen"].splitlines()
    set_synonyms(programme=request.programme, groups=given["groups"], seen=seen, by=request.user)


def _page(request: SignedInRequest, form: SynonymsForm, status: int = 200) -> HttpResponse:
    missed = MissedSearch.objects.of(request.programme).told().order_by("-week", "-visits", "words")[:MOST_MISSED]
    may_change = can_change(request.user, request.programme)
    context = {"form": form, "missed": missed, "may_change": may_change}
    return render(request, "team/knowledge/search_words.html", context, status=status)
