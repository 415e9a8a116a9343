"""What waits for somebody, each with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.domain.impact.queries import Attention
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.rail import attention_of


@dataclass(frozen=True)
class Waiting:
    """So many of something; `url` is empty for who may not open it."""

    label: str
    count: int
    url: str
    tone: str


def waiting(request: SignedInRequest) -> list[Waiting]:
    """Return what waits, the most urgent first; what does not wait is left out."""
    programme = request.programme
    found = attention_of(request)
    reads_all = bool(can_handle_questions(request.user, programme))
    return [each for each in _lines(found, reads_all=reads_all) if each.count]


def _lines(found: Attention, *, reads_all: bool) -> list[Waiting]:
    late, questions = _page("questions", "due=late", reads_all), _page("questions", "", reads_all)
    failed, held = _page("mails", "state=failed", reads_all), _page("mails", "state=held", reads_all)
    unsure = _page("mails", "state=unsure", reads_all)
    rights = _page("rights", "due=late", reads_all)
    candidates = _page("candidates", "when=late")
    coming, steps = _page("events", "when=coming"), _page("companies", "step=open")
    contacts = _page("contacts", "when=late")
    preview = reverse("team:import", args=[found.oldest_import]) if found.oldest_import else ""
    return [
        Waiting(_("Questions past their day"), found.questions_overdue, late, "wrong"),
        Waiting(_("Requests about own data past their day"), found.rights_overdue, rights, "wrong"),
        Waiting(_("Mails that could not be sent"), found.mails_failed, failed, "wrong"),
        Waiting(_("Mails that were perhaps sent"), found.mails_unsure, unsure, "wrong"),
        Waiting(_("Contacts with companies past their day"), found.contacts_overdue, contacts, "wrong"),
        Waiting(_("Questions that wait, in time"), found.questions_open - found.questions_overdue, questions, "info"),
        Waiting(_("Coming events without a pionier"), found.events_without_pionier, coming, "careful"),
        Waiting(_("Attendance lists left in preview"), found.imports_in_preview, preview, "careful"),
        Waiting(_("Candidates past the day of their next step"), found.candidates_overdue, candidates, "careful"),
        Waiting(_("Stages for which nobody said yes"), found.stages_waiting, reverse("team:stage-requests"), "careful"),
        Waiting(_("Pioniers to thank"), found.thanks_waiting, reverse("team:thanks"), "careful"),
        Waiting(_("Travel costs to approve"), found.expenses_waiting, reverse("team:expenses"), "info"),
        Waiting(_("Mails held back"), found.mails_held, held, "careful"),
        Waiting(_("Steps that wait for the company's answer"), found.steps_waiting, steps, "info"),
    ]


def _page(route: str, query: str, may_open: bool = True) -> str:
    """Return the address of a list with its filter; nothing for who may not open it."""
    path = reverse(f"team:{route}") if may_open else ""
    return f"{path}?{query}" if path and query else path
