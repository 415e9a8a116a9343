"""Plan or change a meeting, and count the room."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.actions.planning import FIELDS
from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, Stage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Municipality, Programme

LONGEST = 24 * 60


class DayOfMeeting(forms.Form):
    """The day of a meeting; whoever builds on it sets `programme`."""

    programme: Programme
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_day(self) -> dt.date:
        """Refuse a year that is surely a typing error."""
        day: dt.date = self.cleaned_data["day"]
        if not self.is_near(day):
            raise forms.ValidationError(_("This day lies far outside the programme. Look at the year."))
        return day

    def is_near(self, day: dt.date) -> bool:
        """Tell whether a day lies in the years of the programme, or in the one before or after."""
        return self.programme.starts_on.year - 1 <= day.year <= self.programme.ends_on.year + 1


class EventForm(DayOfMeeting):
    """What, when, where, with whom."""

    field_order = ("title", "day")

    title = forms.CharField(label=_("Title"), max_length=200)
    time = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(
        label=_("Duration in minutes"),
        min_value=1,
        max_value=LONGEST,
        initial=120,
        help_text=_("Whoever stays 45 minutes or more may count as aware."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices)
    fan = forms.ModelChoiceField(label=_("Fan"), queryset=Fan.objects.none(), required=False)
    stage = forms.ModelChoiceField(
        label=_("Fills this stage"), queryset=Stage.objects.none(), required=False, help_text=_("Of the same fan.")
    )
    pioniers = forms.ModelMultipleChoiceField(
        label=_("Pioniers who speak"),
        queryset=Pionier.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    venue = forms.CharField(label=_("Place"), max_length=200, required=False)
    address = forms.CharField(
        label=_("Street, number and postcode"),
        max_length=200,
        required=False,
        help_text=_("For the map."),
    )
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)
    accessibility = forms.CharField(
        label=_("How accessible the place is"),
        max_length=300,
        required=False,
        help_text=_("For example: lift, toilet for a wheelchair, hearing loop, parking at the door."),
    )
    audience = forms.CharField(label=_("For whom"), max_length=200, required=False)
    theme = forms.CharField(label=_("Theme"), max_length=100, required=False)
    summary = forms.CharField(label=_("What it is about"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    is_public = forms.BooleanField(label=_("Show it on the site"), required=False, initial=True)
    reason = forms.CharField(
        label=_("Why announce it all the same"), max_length=300, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, programme: Programme, event: Event | None = None, **kwargs: Any) -> None:
        """Offer what this programme has."""
        super().__init__(*args, **kwargs)
        self.programme = programme
        self._offer("fan", Fan.objects.of(programme).order_by("name"))
        self._offer("municipality", programme.municipalities.order_by("name"))
        self._offer("pioniers", Pionier.objects.of(programme).select_related("person").order_by("person__name", "pk"))
        open_stages = Stage.objects.filter(fan__programme=programme, state=StageState.OFFERED).select_related("fan")
        self._offer("stage", open_stages.order_by("on", "pk"))
        if event is not None:
            del self.fields["stage"]
        if self.initial.get("reason") or self.data.get("reason"):
            self._show_reason()

    def _show_reason(self) -> None:
        self.fields["reason"].widget = forms.TextInput(attrs={"maxlength": 300})

    def ask_for_reason(self, why: str) -> None:
        """Show the box for the reason, with why it is needed."""
        self._show_reason()
        self.add_error("reason", why)

    def _offer(self, name: str, rows: object) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]  # these fields choose from rows

    def clean(self) -> dict[str, Any]:
        """A stage belongs to the fan that offers it."""
        cleaned = super().clean() or {}
        stage, fan = cleaned.get("stage"), cleaned.get("fan")
        if stage is not None and fan is None:
            cleaned["fan"] = stage.fan
        elif stage is not None and stage.fan != fan:
            self.add_error("stage", _("This stage is of another fan. Choose a stage of the fan above, or none."))
        return cleaned

    def starts_at(self) -> dt.datetime:
        """Return day and time together, in local time."""
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


def initial_of(event: Event) -> dict[str, object]:
    """Return what the form shows of a meeting that exists."""
    local = timezone.localtime(event.starts_at)
    own = {name: getattr(event, name) for name in ("title", *FIELDS)}
    speakers = list(event.occasion.engagements.values_list("pionier_id", flat=True))
    plan = getattr(event, "plan", None)
    return own | {
        "day": local.date(),
        "time": local.time().replace(second=0, microsecond=0),
        "pioniers": speakers,
        "reason": plan.reason if plan else "",
    }


class HeadcountForm(forms.Form):
    """How many people were in the room."""

    headcount = forms.IntegerField(
        label=_("People in the room"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("Whoever has no name stays a number, and never becomes a company."),
    )
