"""Short choices above a public list. Choices are made of what is there; anything else is simply not chosen."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

Choice = tuple[str, str]


class ChoiceFilter(forms.Form):
    """A select per name in the address, each with a first choice that leaves everything in."""

    def __init__(self, given: QueryDict, choices: Mapping[str, tuple[str, str, Iterable[Choice]]]) -> None:
        """Offer per name: a label, the words for everything, and the choices."""
        super().__init__(given)
        for name, (label, everything, offered) in choices.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", everything), *offered],
                widget=forms.Select(attrs={"class": "utrecht-select"}),
            )
        self.is_valid()

    def chosen(self) -> dict[str, str]:
        """Return the valid choices that were made, by their name in the address."""
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
