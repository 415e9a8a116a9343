"""The calendar's two choices: where and about what."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Choice = tuple[str, str]
SELECT = forms.Select(attrs={"class": "utrecht-select"})


class AgendaFilter(forms.Form):
    """Choices are made of what is in the calendar; anything else is simply not chosen."""

    plaats = forms.ChoiceField(label=gettext_lazy("Place"), required=False, widget=SELECT)
    thema = forms.ChoiceField(label=gettext_lazy("Theme"), required=False, widget=SELECT)

    def __init__(self, *args: object, places: Iterable[Choice], themes: Iterable[Choice], **kwargs: object) -> None:
        """Offer these places and themes."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["plaats"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["thema"].choices = [("", _("All themes")), *themes]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self, name: str) -> str:
        """Return a valid choice, else an empty text."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
