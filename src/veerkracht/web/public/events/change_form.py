"""Put a registration right."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.actions.leaving import MAY_LEAVE
from veerkracht.domain.events.models import Registration


class ChangeForm(forms.Form):
    """The name on each ticket, and the company."""

    company_name = forms.CharField(label=_("Your company"), max_length=200, required=False)
    place = forms.CharField(label=_("Place of the company"), max_length=100, required=False)

    def __init__(self, data: QueryDict | None, *, registration: Registration) -> None:
        """Add a name for each ticket that still counts."""
        first = {"company_name": registration.company_name, "place": registration.place}
        super().__init__(data, initial=first)
        self.seats = list(registration.seats.filter(state__in=MAY_LEAVE).order_by("number"))
        for number, seat in enumerate(self.seats, start=1):
            self.fields[f"name_{seat.pk}"] = forms.CharField(
                label=_("Name on ticket %(number)s") % {"number": number}, max_length=200, initial=seat.name
            )

    def name_fields(self) -> list[forms.BoundField]:
        """Return the names on the tickets."""
        return [self[f"name_{seat.pk}"] for seat in self.seats]

    def names(self) -> dict[int, str]:
        """Return the new names by seat."""
        return {seat.pk: self.cleaned_data[f"name_{seat.pk}"].strip() for seat in self.seats}
