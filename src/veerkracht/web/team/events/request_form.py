"""What is asked for a stage, and the list of requests."""

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.actions.planning import EVENT_KINDS
from veerkracht.domain.events.choices import RequestState
from veerkracht.domain.events.models import StageRequest
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

REQUEST_TONES = {
    RequestState.OPEN.value: "careful",
    RequestState.ASKING.value: "info",
    RequestState.OTHER.value: "careful",
    RequestState.UNFILLED.value: "wrong",
    RequestState.AGREED.value: "good",
}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
LONGEST = 24 * 60
EVENING = dt.time(19, 30)


class StageRequestForm(forms.Form):
    """Two dates, form, place, who will be there, briefing."""

    first_day = forms.DateField(label=_("First date"), widget=DAY)
    first_time = forms.TimeField(label=_("at"), widget=TIME, initial=EVENING)
    second_day = forms.DateField(
        label=_("Second date"), widget=DAY, required=False, help_text=_("With a second date more pioniers can come.")
    )
    second_time = forms.TimeField(label=_("at"), widget=TIME, required=False, initial=EVENING)
    minutes = forms.IntegerField(label=_("Duration in minutes"), min_value=1, max_value=LONGEST, initial=120)
    kind = forms.ChoiceField(
        label=_("Form"), choices=[(kind.value, kind.label) for kind in EngagementKind if kind.value in EVENT_KINDS]
    )
    theme = forms.CharField(label=_("Theme"), max_length=100, required=False)
    venue = forms.CharField(label=_("Place"), max_length=200, required=False)
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)
    guests = forms.IntegerField(label=_("Expected guests"), min_value=1, max_value=100_000, required=False)
    audience = forms.CharField(
        label=_("Who will be there"),
        max_length=200,
        required=False,
        help_text=_("Such as owners of family firms."),
    )
    briefing = forms.CharField(
        label=_("Briefing"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What the host expects, how long, who welcomes. The pionier gets it a week before."),
    )
    materials_url = forms.URLField(label=_("Link to materials"), required=False, max_length=500, assume_scheme="https")
    goes_on = forms.BooleanField(
        label=_("After a no or silence, ask the next one by itself"), required=False, initial=True
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the municipalities of the region."""
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["municipality"].queryset = programme.municipalities.order_by("name")  # type: ignore[attr-defined]  # chooses from rows

    def clean(self) -> dict[str, Any]:
        """Put days and times together; no past day, and two different dates."""
        cleaned = super().clean() or {}
        for name in ("first", "second"):
            day, time = cleaned.pop(f"{name}_day", None), cleaned.pop(f"{name}_time", None)
            cleaned[f"{name}_at"] = timezone.make_aware(dt.datetime.combine(day, time or EVENING)) if day else None
            if day and day <= self.programme.today():
                self.add_error(f"{name}_day", _("This day is over. Choose a day that has yet to come."))
        if cleaned["second_at"] and cleaned["second_at"] == cleaned["first_at"]:
            self.add_error("second_day", _("This is the same date twice. Choose another one, or leave it empty."))
        return cleaned


def initial_of_stage(stage: Stage) -> dict[str, object]:
    """Return what is known of an offered stage."""
    return {
        "first_day": stage.on,
        "guests": stage.expected_guests,
        "municipality": stage.fan.municipality_id,
        "briefing": stage.note,
    }


def initial_of_request(found: StageRequest) -> dict[str, object]:
    """Return what the form shows of a request that exists."""
    own = {name: getattr(found, name) for name in StageRequestForm.base_fields if hasattr(found, name)}
    for name, moment in (("first", found.first_at), ("second", found.second_at)):
        if moment is not None:
            local = timezone.localtime(moment)
            own |= {f"{name}_day": local.date(), f"{name}_time": local.time()}
    return own


class StageRequestFilter(django_filters.FilterSet):
    """Words and state."""

    q = django_filters.CharFilter(label=_("Search stages"), method="search")
    state = django_filters.ChoiceFilter(label=_("State"), choices=RequestState.choices)

    class Meta:
        model = StageRequest
        fields: list[str] = []

    def search(self, requests: QuerySet[StageRequest], name: str, words: str) -> QuerySet[StageRequest]:
        """Look in stage, fan and theme."""
        return requests.filter(
            Q(stage__title__icontains=words) | Q(stage__fan__name__icontains=words) | Q(theme__icontains=words)
        )


class StageRequestTable(Table):
    """One line per stage for which a pionier is or was sought."""

    row_url = ("team:stage-request", "pk")

    title = columns.TextColumn(
        verbose_name=_("Stage of a fan"), accessor="stage__title", url=("team:stage-request", "pk")
    )
    state = columns.BadgeColumn(verbose_name=_("State"), labels=dict(RequestState.choices), tones=REQUEST_TONES)
    first_at = columns.MomentColumn(verbose_name=_("First date"))
    fan = columns.TextColumn(verbose_name=_("Fan"), accessor="stage__fan__name", only_wide=True)
    pionier = columns.TextColumn(verbose_name=_("Pionier"), orderable=False, only_wide=True)
    answer_by = columns.DayColumn(verbose_name=_("Answer until"), orderable=False, only_wide=True)
    kind = columns.BadgeColumn(verbose_name=_("Form"), labels=dict(EngagementKind.choices), only_wide=True)
