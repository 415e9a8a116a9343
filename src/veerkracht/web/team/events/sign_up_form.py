"""How people sign up for a meeting, as the team fills it in."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.actions import Room
from veerkracht.domain.events.choices import SeatGroup
from veerkracht.domain.events.models import Event, Seating, SignUp
from veerkracht.domain.events.rules.questions import LONGEST, MOST_QUESTIONS, as_text, from_json, parsed, to_json

MOST_SEATS = 5_000


def _moment(label: Any, hint: Any = "") -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=hint, required=False, widget=widget)


def _amount(label: Any, hint: Any = "", *, required: bool = False, least: int = 0, most: int = MOST_SEATS) -> Any:
    return forms.IntegerField(label=label, help_text=hint, required=required, min_value=least, max_value=most)


class SignUpSettingsForm(forms.Form):
    """Seats, waiting list, window and own questions."""

    is_open = forms.BooleanField(label=_("People sign up here, on our site"), required=False)
    capacity = _amount(
        _("Seats"), _("For everybody, or for guests when members have seats of their own."), required=True
    )
    most_waiting = _amount(_("Places on the waiting list"), required=True)
    members = _amount(_("Seats for members of the fan"), _("Leave empty when there is no difference."))
    overbooks = forms.BooleanField(
        label=_("Give a few more seats, because some people stay away"),
        required=False,
        help_text=_("How many follows from earlier meetings of this fan and kind."),
    )
    opens_at = _moment(_("Signing up starts"), _("Leave empty: at once."))
    closes_at = _moment(_("Signing up ends"), _("Leave empty: when the meeting starts."))
    most_together = _amount(_("People in one go, at most"), required=True, least=1, most=20)
    questions = forms.CharField(
        label=_("Own questions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, like: Do you eat with us?* yes / no. The star means that it must be answered."),
    )
    invited = _amount(_("How many people were invited"), most=1_000_000)

    def clean_questions(self) -> list[dict[str, object]]:
        """Refuse more questions than people answer on a phone."""
        found = parsed(self.cleaned_data["questions"])
        if len(found) > MOST_QUESTIONS:
            raise forms.ValidationError(_("Ask at most %(most)d questions.") % {"most": MOST_QUESTIONS})
        if any(len(question.label) > LONGEST for question in found):
            raise forms.ValidationError(_("Make each question shorter than %(most)d characters.") % {"most": LONGEST})
        return to_json(found)

    def clean(self) -> dict[str, Any]:
        """The window has a length."""
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The end comes after the start."))
        return cleaned

    def rooms(self) -> list[Room]:
        """Return the seats per group."""
        given = self.cleaned_data
        seats, waiting = given["capacity"], given["most_waiting"]
        if given["members"] is None:
            return [Room(SeatGroup.EVERYBODY, seats, waiting)]
        return [Room(SeatGroup.MEMBERS, given["members"], waiting), Room(SeatGroup.GUESTS, seats, waiting)]


def settings_of(event: Event) -> dict[str, object]:
    """Return what the form shows of a meeting."""
    how = SignUp.objects.filter(pk=event.pk).first() or SignUp(event=event)
    seats = {each.group: each for each in Seating.objects.filter(event=event)}
    main = seats.get(SeatGroup.GUESTS) or seats.get(SeatGroup.EVERYBODY) or Seating(capacity=40, most_waiting=20)
    members = seats.get(SeatGroup.MEMBERS)
    names = ("is_open", "most_together", "overbooks", "invited")
    return {name: getattr(how, name) for name in names} | {
        "capacity": main.capacity,
        "most_waiting": main.most_waiting,
        "members": members.capacity if members else None,
        "opens_at": _local(how.opens_at),
        "closes_at": _local(how.closes_at),
        "questions": as_text(from_json(how.questions)),
    }


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    return timezone.localtime(moment) if moment else None
