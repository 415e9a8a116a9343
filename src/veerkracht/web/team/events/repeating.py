"""Make a series of a meeting."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from veerkracht.domain.events.actions import repeat_event
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.rules.series import MOST, series
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .event_form import DayOfMeeting

USUAL_WEEKS = 4


class SeriesForm(DayOfMeeting):
    """On which days, and who speaks."""

    times = forms.IntegerField(label=_("How many times"), min_value=1, max_value=MOST, initial=1)
    weeks = forms.IntegerField(
        label=_("Weeks in between"),
        min_value=1,
        max_value=MOST,
        initial=USUAL_WEEKS,
        help_text=_("Only for more than one time."),
    )
    pioniers = forms.ModelMultipleChoiceField(
        label=_("Pioniers who speak"),
        queryset=Pionier.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Offer the pioniers who spoke at this meeting; none is chosen, because nobody asked them yet."""
        super().__init__(*args, **kwargs)
        self.programme = event.programme
        self.fields["day"].label = _("First day")
        spoke = Pionier.objects.of(event.programme).filter(engagements__occasion=event.occasion).distinct()
        self.fields["pioniers"].queryset = spoke.select_related("person")  # type: ignore[attr-defined]  # chooses rows
        if not spoke.exists():
            del self.fields["pioniers"]

    def clean(self) -> dict[str, Any]:
        """Refuse a series that ends far outside the programme."""
        cleaned = super().clean() or {}
        if {"day", "times", "weeks"} <= set(cleaned):
            cleaned["days"] = series(cleaned["day"], cleaned["times"], cleaned["weeks"])
            if not self.is_near(cleaned["days"][-1]):
                self.add_error("times", _("The last day would lie far outside the programme."))
        return cleaned


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make meetings like this one on one or more days."""
    events = Event.objects.of(request.programme).select_related("programme")
    found = get_object_or_404(events, pk=pk)
    initial = {"day": timezone.localdate(found.starts_at) + dt.timedelta(weeks=USUAL_WEEKS)}
    form = SeriesForm(request.POST or None, event=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data.get("pioniers", ()))
        made = repeat_event(event=found, days=form.cleaned_data["days"], pioniers=chosen, by=request.user)
        said = ngettext(
            "%(count)s meeting is planned. It is not on the site yet.",
            "%(count)s meetings are planned. They are not on the site yet.",
            len(made),
        )
        messages.success(request, said % {"count": len(made)})
        if len(made) == 1:
            return redirect("team:event", made[0].pk)
        return redirect("team:events")
    return render(request, "team/events/repeat.html", {"form": form, "event": found})
