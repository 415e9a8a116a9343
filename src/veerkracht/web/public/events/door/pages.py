"""The page at the door, which also works without JavaScript when there is a network; its worker and its manifest."""

import json
import uuid

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.actions import note_at_door
from veerkracht.domain.events.actions.checking_in import Answer, Said
from veerkracht.domain.events.choices import DoorNoteKind, DoorProblem
from veerkracht.domain.events.models import DoorLink, DoorNote
from veerkracht.domain.events.queries.door import DoorVisitor, door_counts, door_visitors
from veerkracht.domain.events.rules.door import is_practice
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.ui.tokens import token_name
from veerkracht.web.requests import ProgrammeRequest

from .finding import at_door
from .note_form import NoteForm

# What the page needs when there is no network.
FILES = (
    "ui/public.css",
    "ui/favicon.svg",
    "ui/icons.svg",
    "ui/vendor/noto-sans-latin-wght-normal.woff2",
    "ui/vendor/jsQR.js",
    "public/door/door.css",
    "public/door/store.js",
    "public/door/sync.js",
    "public/door/camera.js",
    "public/door/door.js",
)
MOST_SHOWN = 60


@at_door
@require_safe
def door(request: ProgrammeRequest, link: DoorLink) -> HttpResponse:
    """Show who is expected and who is in, with a button at each name."""
    asked = request.GET.get("q", "").strip()[:100]
    everybody = door_visitors(link.event)
    found = [each for each in everybody if _fits(each, asked)]
    cards = ReferralCard.objects.live().filter(occasion_id=link.event_id)
    context = {
        "link": link,
        "event": link.event,
        "asked": asked,
        "rows": [(each, uuid.uuid4()) for each in found[:MOST_SHOWN]],
        "walk_in_key": uuid.uuid4(),
        "headcount_key": uuid.uuid4(),
        "more": max(0, len(found) - MOST_SHOWN),
        "everybody": len(everybody),
        "counts": door_counts(link.event),
        "is_practice": is_practice(request.programme.now(), link.event.starts_at),
        "cards": [card.code for card in cards.order_by("code")],
        "setting": _setting(link),
    }
    return render(request, "public/events/door/door.html", context)


def _fits(visitor: DoorVisitor, asked: str) -> bool:
    said = f"{visitor.name} {visitor.company} {visitor.code}".casefold()
    return all(word in said for word in asked.casefold().split())


def _setting(link: DoorLink) -> dict[str, object]:
    """Return what the scripts of the page need to know; no personal data."""
    return {
        "event": link.event_id,
        "sync": reverse("public:door-sync", args=[link.token]),
        "worker": reverse("public:door-worker", args=[link.token]),
        "reader": static("ui/vendor/jsQR.js"),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """Return what the scripts say; `{n}` and `{name}` are filled in there."""
    return {
        "in": _("In"),
        "undo": _("Undo"),
        "walk_in": _("walk-in"),
        "waits": _("waiting list"),
        "pending": _("on this phone, not sent yet"),
        "all_sent": _("Everything was sent."),
        "waiting": _("{n} on this phone, sent as soon as there is a network."),
        "offline": _("No network. Go on: it is kept on this phone."),
        "closed": _("This link no longer works. {n} on this phone were not sent: ask the team for a new link."),
        "practice": _("Practised: it counts from the day of the meeting on."),
        "read": _("{name} is in."),
        "twice": _("{name} is in already, since {time}. Is this the same ticket?"),
        "unknown_here": _(
            "This ticket is not on the list of this phone. It is looked up as soon as there is a network."
        ),
        "not_ours": _("This QR code is no ticket."),
        "other_event": _("A ticket was for another meeting: {name}. Nobody was let in with it."),
        "unknown": _("A ticket is unknown. Search by name, or note a walk-in."),
        "malformed": _("One note could not be read and was left out."),
        "no_camera": _("The camera cannot be used. Search by name or by code."),
        "looking": _("Hold the QR code of the ticket before the camera."),
        "look": _("{name}: {what}"),
    }


@at_door
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: ProgrammeRequest, link: DoorLink) -> HttpResponseBase:
    """Take one note from a form: the same as a phone sends, for who has no JavaScript."""
    here = reverse("public:door", args=[link.token])
    if request.method != "POST":
        return redirect(here)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(here)
    given = form.cleaned_data
    sequence = DoorNote.objects.filter(event=link.event_id).count() + 1
    undoes = [live for each in door_visitors(link.event) if each.id == given["seat"] for live in each.live]
    said = Said(
        id=given["key"],
        kind=DoorNoteKind(given["kind"]),
        sequence=sequence,
        noted_at=request.programme.now(),
        seat=given["seat"],
        code=given["code"],
        name=given["name"],
        company=given["company"],
        undoes=tuple(undoes) if given["kind"] == DoorNoteKind.UNDO else (),
        value=given["value"],
    )
    device = uuid.uuid5(uuid.NAMESPACE_URL, link.token)
    [answer] = note_at_door(event=link.event, link=link, device=device, said=[said], at=request.programme.now())
    _tell(request, answer)
    return redirect(here)


def _tell(request: ProgrammeRequest, answer: Answer) -> None:
    if answer.outcome == "practice":
        messages.info(request, _("Practised: it counts from the day of the meeting on."))
    elif answer.problem == DoorProblem.UNKNOWN:
        messages.error(request, _("This code is not on the list. Search by name, or note a walk-in."))
    else:
        messages.success(request, _("Noted."))


@at_door
@require_safe
def worker(request: ProgrammeRequest, link: DoorLink) -> HttpResponse:
    """Give the script that answers for this door when there is no network."""
    tokens = f"ui/tokens/{token_name(request.programme.tokens)}.css"
    files = [static(name) for name in (*FILES, tokens)]
    context = {"setting": json.dumps({"page": reverse("public:door", args=[link.token]), "files": files})}
    return render(request, "public/events/door/worker.js", context, content_type="text/javascript; charset=utf-8")


@at_door
@require_safe
def manifest(request: ProgrammeRequest, link: DoorLink) -> HttpResponse:
    """Let a phone put the door on its home screen."""
    here = reverse("public:door", args=[link.token])
    said = {
        "name": f"{link.name}: {link.event.title}",
        "short_name": link.name[:12],
        "id": here,
        "start_url": here,
        "scope": here,
        "display": "standalone",
        "lang": "nl",
        "background_color": "#fbfaf6",
        "theme_color": "#0a5f55",
        "icons": [{"src": static("ui/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(said, content_type="application/manifest+json")
