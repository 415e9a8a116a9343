"""The words of mails: what the product says, what the team says instead, and how it looks with real data."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.shared.mail.actions import save_words, use_original_words
from veerkracht.shared.mail.models import Mail, MailTemplate
from veerkracht.shared.mail.wording import Words, fields_of, kinds, merged, original_words
from veerkracht.shared.mail.writing import blocks
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .forms import WordsForm
from .wording import kind_in_words

LANGUAGES = ("nl", "en")


class Kind(NamedTuple):
    """One kind of mail in the list."""

    code: str
    label: str
    own: dict[str, MailTemplate]


@changing
@require_safe
def all_words(request: SignedInRequest) -> HttpResponse:
    """List the kinds of mail, and which of them the team worded anew."""
    used = MailTemplate.objects.filter(programme_id=request.programme.pk, is_used=True)
    own: dict[str, dict[str, MailTemplate]] = {}
    for each in used.order_by("kind", "language"):
        own.setdefault(each.kind, {})[each.language] = each
    found = sorted(
        (Kind(kind, kind_in_words(kind), own.get(kind, {})) for kind in kinds()), key=lambda kind: kind.label
    )
    return render(request, "team/mail/all_words.html", {"kinds": found})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """Change the words of one kind of mail in one language; a look at it with real data changes nothing yet."""
    if kind not in kinds() or language not in LANGUAGES:
        raise Http404
    versions = list(MailTemplate.objects.of(request.programme.pk, kind, language).select_related("made_by"))
    used = next((each for each in versions if each.is_used), None)
    start = next((each for each in versions if str(each.version) == request.GET.get("versie")), used)
    now = Words(start.subject, start.text) if start else original_words(kind, language)
    form = WordsForm(request.POST or None, initial=now._asdict(), kind=kind)
    if request.method == "POST" and form.is_valid() and request.POST.get("_do") != "look":
        save_words(
            programme_id=request.programme.pk,
            kind=kind,
            language=language,
            words=form.words,
            at=timezone.now(),
            by=request.user,
        )
        messages.success(request, _("These words are used from now on. Mails that were written keep theirs."))
        return redirect("team:words", kind, language)
    shown = form.words if form.is_bound and form.is_valid() else now
    sample = _sample(request, kind, language)
    context = {
        "form": form,
        "kind": kind,
        "label": kind_in_words(kind),
        "language": language,
        "fields": _fields(kind, sample),
        "versions": versions,
        "used": used,
        "sample": sample,
        "preview": _preview(shown, kind, sample),
    }
    return render(request, "team/mail/words.html", context)


def _sample(request: SignedInRequest, kind: str, language: str) -> Mail | None:
    """Return the newest mail of this kind, whose values show how the words come out."""
    theirs = Mail.objects.filter(programme_id=request.programme.pk, kind=kind, language=language, is_secret=False)
    return theirs.exclude(values={}).order_by("-pk").first()


def _fields(kind: str, sample: Mail | None) -> list[tuple[str, str]]:
    """Return the fields with what they held the last time."""
    values = sample.values if sample else {}
    return [(name, str(values.get(name, ""))[:80]) for name in fields_of(kind).values]


def _preview(shown: Words, kind: str, sample: Mail | None) -> dict[str, object]:
    values = sample.values if sample else {name: f"[{name}]" for name in fields_of(kind).values}
    made = merged(shown, values)
    return {"subject": made.subject, "blocks": blocks(made.text)}


@changing
@require_POST
def original(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """Go back to the words of the product."""
    if kind not in kinds() or language not in LANGUAGES:
        raise Http404
    use_original_words(programme_id=request.programme.pk, kind=kind, language=language, by=request.user)
    messages.success(request, _("The words of Veerkracht are used again. Your own stay below, to use once more."))
    return redirect("team:words", kind, language)
