"""One note from a form at the door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.choices import DoorNoteKind

LARGEST_KEY = 2**63 - 1
LARGEST_ROOM = 20_000


class NoteForm(forms.Form):
    """A seat, a code, a name with a company, or a number of people; the key makes sending it twice one note."""

    kind = forms.ChoiceField(choices=DoorNoteKind.choices)
    key = forms.UUIDField()
    seat = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    code = forms.CharField(required=False, max_length=12)
    name = forms.CharField(required=False, max_length=200)
    company = forms.CharField(required=False, max_length=200)
    value = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_ROOM)

    def clean(self) -> dict[str, Any]:
        """Ask for what this kind of note needs."""
        given = self.cleaned_data
        kind = given.get("kind")
        if kind == DoorNoteKind.WALK_IN and not given.get("name"):
            raise forms.ValidationError(_("Fill in a name."))
        if kind == DoorNoteKind.HEADCOUNT and given.get("value") is None:
            raise forms.ValidationError(_("Fill in how many people are in the room."))
        if kind == DoorNoteKind.CAME and not given.get("seat") and not given.get("code"):
            raise forms.ValidationError(_("Choose a name, or fill in the code of a ticket."))
        return given
