"""The doors of a meeting as the team sees them: links to give out, what does not fit, codes typed back."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.actions import give_door_back, note_at_door, open_door, withdraw_door
from veerkracht.domain.events.actions.checking_in import Answer, Said
from veerkracht.domain.events.choices import DoorNoteKind, DoorProblem
from veerkracht.domain.events.models import DoorLink, DoorNote, Event
from veerkracht.domain.events.queries.door import companies_to_tie, door_counts, door_visitors, tickets_refused
from veerkracht.domain.events.rules.door import door_ends, is_practice
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import address
from veerkracht.web.printing import qr_drawing
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

MOST_LINES = 300


def find_event(request: SignedInRequest, pk: int) -> Event:
    """Return a meeting of this programme, or 404."""
    return get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)


class DoorForm(forms.Form):
    """What the door is called on the phone of who stands there."""

    name = forms.CharField(
        label=gettext_lazy("Name of the door"),
        help_text=gettext_lazy("For example: main entrance, or who stands there."),
        max_length=60,
    )


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def doors(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the doors of a meeting and what they noted; give out a link."""
    event = find_event(request, pk)
    form = DoorForm(request.POST if request.method == "POST" else None)
    is_over = door_ends(event.ends_at) <= request.programme.now()
    if request.method == "POST":
        require(can_change(request.user, request.programme))
        if is_over:
            form.add_error(None, _("This meeting is over: there is no door to make any more."))
        elif form.is_valid():
            open_door(event=event, name=form.cleaned_data["name"], at=request.programme.now(), by=request.user)
            messages.success(request, _("The door is open. Let the helper scan the code, or send them the link."))
            return redirect("team:event-doors", pk)
    may_change = can_change(request.user, request.programme)
    shows_people = can_see_people(request.user, request.programme)
    links = DoorLink.objects.of(request.programme).filter(event=event).order_by("pk")
    context = {
        "event": event,
        "form": form,
        "doors": [_door(request, link) for link in links] if may_change else [],
        "counts": door_counts(event),
        "looks": [each for each in door_visitors(event) if each.conflicts] if shows_people else [],
        "to_tie": companies_to_tie(event) if shows_people else [],
        "is_over": is_over,
        "refused": [(DoorProblem(code).label, times) for code, times in tickets_refused(event).items()],
        "may_change": may_change,
        "shows_people": shows_people,
    }
    return render(request, "team/events/doors.html", context)


def _door(request: SignedInRequest, link: DoorLink) -> dict[str, Any]:
    """Return a link with its address and its code; whoever has either may note who comes."""
    there = address(request.programme, "public:door", link.token)
    works = link.works_at(request.programme.now())
    return {"link": link, "address": there, "qr": qr_drawing(there) if works else "", "works": works}


def _find_door(request: SignedInRequest, pk: int) -> DoorLink:
    return get_object_or_404(DoorLink.objects.of(request.programme), pk=pk)


@changing
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a link at once."""
    link = withdraw_door(link=_find_door(request, pk), at=request.programme.now(), by=request.user)
    undo = reverse("team:door-give-back", args=[link.pk])
    messages.success(request, _("The link no longer works. What was noted stays."), extra_tags=f"undo:{undo}")
    return redirect("team:event-doors", link.event_id)


@changing
@require_POST
def give_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a withdrawn link work again."""
    link = give_door_back(link=_find_door(request, pk), by=request.user)
    messages.success(request, _("The link works again."))
    return redirect("team:event-doors", link.event_id)


class CodesForm(forms.Form):
    """What was ticked and written on the printed list."""

    codes = forms.CharField(
        label=gettext_lazy("Codes of who came"),
        help_text=gettext_lazy("One after the other, with a space or a new line between them."),
        widget=forms.Textarea({"rows": 6, "autofocus": True, "autocapitalize": "characters", "spellcheck": "false"}),
        max_length=10_000,
        required=False,
    )
    walk_ins = forms.CharField(
        label=gettext_lazy("Who was written under the list"),
        help_text=gettext_lazy("One person a line: name; company."),
        widget=forms.Textarea({"rows": 4}),
        max_length=20_000,
        required=False,
    )

    def said(self, now: Any, first: int) -> list[Said]:
        """Return what stands on the paper as notes."""
        codes = [code.strip(".,;") for code in self.cleaned_data["codes"].upper().split()]
        lines = [line.strip() for line in self.cleaned_data["walk_ins"].splitlines()]
        came = [{"kind": DoorNoteKind.CAME, "code": code} for code in dict.fromkeys(filter(None, codes))]
        walked = [{"kind": DoorNoteKind.WALK_IN, **_walk_in(line)} for line in lines if line]
        found = (came + walked)[:MOST_LINES]
        return [Said(uuid.uuid4(), sequence=first + n, noted_at=now, **each) for n, each in enumerate(found)]


def _walk_in(line: str) -> dict[str, str]:
    name, _semicolon, company = line.partition(";")
    return {"name": name.strip()[:200], "company": company.strip()[:200]}


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Take the codes of a printed list, many at once; what is not known stays in the field."""
    event = find_event(request, pk)
    require(can_see_people(request.user, request.programme))
    form = CodesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_practice(request.programme.now(), event.starts_at):
            form.add_error(None, _("This meeting is still to come. Type the codes from its day on."))
        else:
            return _typed(request, event, form)
    return render(request, "team/events/codes.html", {"event": event, "form": form, "noted": [], "unknown": []})


def _typed(request: SignedInRequest, event: Event, form: CodesForm) -> HttpResponse:
    now = request.programme.now()
    said = form.said(now, DoorNote.objects.filter(event=event).count() + 1)
    device = uuid.uuid5(uuid.NAMESPACE_URL, f"paper {event.pk}")
    answers = note_at_door(event=event, device=device, said=said, at=now, by=request.user) if said else []
    visitors = {each.id: each for each in door_visitors(event)}
    noted = [visitors[each.seat] for each in answers if each.seat in visitors]
    unknown = [each.code for each, answer in zip(said, answers, strict=True) if _is_unknown(answer)]
    again = CodesForm(initial={"codes": " ".join(unknown)})
    return render(
        request, "team/events/codes.html", {"event": event, "form": again, "noted": noted, "unknown": unknown}
    )


def _is_unknown(answer: Answer) -> bool:
    return answer.problem == DoorProblem.UNKNOWN
