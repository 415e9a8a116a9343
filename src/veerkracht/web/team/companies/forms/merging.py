"""Why two records are one firm, and whose words stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.actions.merging_fields import KEPT, MERGED, can_choose, groups, have_two_numbers
from veerkracht.domain.companies.choices import MergeGround
from veerkracht.domain.companies.models import Company


class MergeForm(forms.Form):
    """A choice per field on which the two differ; with two KvK numbers also why they are one firm all the same."""

    def __init__(self, *args: Any, kept: Company, other: Company, **kwargs: Any) -> None:
        """Ask only what has to be asked."""
        super().__init__(*args, **kwargs)
        self.asked = [group[0] for group in groups() if can_choose(kept, other, group)]
        for name in self.asked:
            self.fields[name] = forms.ChoiceField(choices=[(KEPT, KEPT), (MERGED, MERGED)], required=False)
        self.has_two_numbers = have_two_numbers(kept, other)
        if self.has_two_numbers:
            grounds = [each for each in MergeGround if each != MergeGround.SAME]
            self.fields["ground"] = forms.ChoiceField(
                label=_("Why are they one firm?"),
                choices=[(each.value, each.label) for each in grounds],
                widget=forms.RadioSelect,
            )
            self.fields["reason"] = forms.CharField(
                label=_("How do you know?"),
                max_length=300,
                help_text=_("For example: the extract of the trade register of 12 March."),
            )

    @property
    def choices(self) -> dict[str, str]:
        """Return per field whose words stay, as far as somebody chose the other's."""
        given = self.data if self.is_bound else {}
        return {name: MERGED for name in self.asked if given.get(name) == MERGED}

    def as_given(self) -> dict[str, Any]:
        """Return what the merge needs of this form; call it when the form is valid."""
        ground = MergeGround(self.cleaned_data.get("ground") or MergeGround.SAME)
        return {"choices": self.choices, "ground": ground, "reason": self.cleaned_data.get("reason", "")}
