"""Forms about candidates and selections."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.identifiers import kvk_number
from veerkracht.domain.pioniers.choices import CandidateState, EntryKind, Proposal, StopReason
from veerkracht.domain.pioniers.models import Candidate, SelectionCriterion
from veerkracht.domain.pioniers.rules.pipeline import AT_WORK, NEEDS_REASON
from veerkracht.domain.pioniers.rules.scoring import HIGHEST, LOWEST
from veerkracht.domain.programme.models import Programme

DAY = {"type": "date"}
HEAVIEST = 5
MOST_CRITERIA = 12


def day_input() -> forms.DateInput:
    """Return a field of the browser for a day."""
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


class CandidateForm(forms.Form):
    """Who it is, of which company, and why this is a gem."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    company = forms.CharField(
        label=_("Company"),
        max_length=200,
        help_text=_(
            "The name as it stands in the register, or the KvK number. A company that is not in it may stay as written."
        ),
    )
    themes = forms.CharField(label=_("Themes"), max_length=200, required=False, help_text=_("Separated by commas."))
    why = forms.CharField(
        label=_("Why is this a gem?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Keep the programme in whose register the company is looked up."""
        super().__init__(*args, **kwargs)
        self.programme = programme

    def found_company(self) -> Company | None:
        """Return the one company of the register that is meant; None when it has none or several."""
        typed = self.cleaned_data["company"].strip()
        number = kvk_number(typed).value
        wanted = Q(kvk_number=number) if number else Q(name__iexact=typed)
        found = list(Company.objects.of(self.programme).filter(wanted).order_by("pk")[:2])
        return found[0] if len(found) == 1 else None


class CandidateEditForm(CandidateForm):
    """The same without the person, who is changed on the own page."""

    name = None  # type: ignore[assignment]  # Django's way to leave out a field
    email = None  # type: ignore[assignment]  # as above


class NextForm(forms.Form):
    """Who does what next, and when."""

    owner = forms.ModelChoiceField(label=_("Who looks after it?"), queryset=User.objects.none(), required=False)
    next_action = forms.CharField(label=_("Next action"), max_length=200, required=False)
    next_on = forms.DateField(label=_("When?"), widget=day_input(), required=False)

    def __init__(self, *args: Any, people: QuerySet[User], candidate: Candidate, **kwargs: Any) -> None:
        """Offer the people of this programme; in talks nothing may stay empty."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField
        for field in self.fields.values():
            field.required = candidate.state in AT_WORK

    def clean(self) -> dict[str, Any]:
        """An action has a day and a day has an action."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("next_action")) != bool(cleaned.get("next_on")) and not self.errors:
            name = "next_on" if cleaned.get("next_action") else "next_action"
            self.add_error(name, _("Fill in both what happens and when, or neither."))
        return cleaned


class MoveForm(forms.Form):
    """What came of it, and what comes next; stopping asks why."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "—"), *StopReason.choices])
    text = forms.CharField(
        label=_("What was said or agreed?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_action = forms.CharField(label=_("Next action"), max_length=200, required=False)
    next_on = forms.DateField(label=_("When?"), widget=day_input(), required=False)

    def __init__(self, *args: Any, to: CandidateState, **kwargs: Any) -> None:
        """Ask a reason where one is needed, and a next action where somebody works on it."""
        super().__init__(*args, **kwargs)
        if to not in NEEDS_REASON:
            del self.fields["reason"]
        if to not in AT_WORK:
            del self.fields["next_action"], self.fields["next_on"]

    def clean_seen(self) -> CandidateState | None:
        """Return in which state the page showed the candidate."""
        seen = self.cleaned_data["seen"]
        return CandidateState(seen) if seen in CandidateState.values else None


class LogForm(forms.Form):
    """A call, a visit, a mail or a note."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[each for each in EntryKind.choices if each[0] != EntryKind.MOVE])
    on = forms.DateField(label=_("When?"), widget=day_input())
    text = forms.CharField(label=_("What was said?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> dt.date:
        """What stands in the log has happened."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come. Note it when it is done."))
        return on


class SelectionForm(forms.Form):
    """A round: who scores whom on what, and before when."""

    title = forms.CharField(label=_("Name"), max_length=120)
    score_by = forms.DateField(label=_("Score before"), widget=day_input())
    criteria = forms.CharField(
        label=_("Criteria"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One per line, with its weight from 1 to 5 after a colon."),
    )
    assessors = forms.ModelMultipleChoiceField(
        label=_("Who scores?"), queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    candidates = forms.ModelMultipleChoiceField(
        label=_("Whom?"), queryset=Candidate.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: QuerySet[User], candidates: QuerySet[Candidate], **kwargs: Any) -> None:
        """Offer the people of the programme and the candidates whose story was checked."""
        super().__init__(*args, **kwargs)
        self.fields["assessors"].queryset = people  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        self.fields["candidates"].queryset = candidates  # type: ignore[attr-defined]  # as above
        self.fields["criteria"].initial = gettext(
            "The story helps others: 3\nPeople and firm are better off: 2\nTells it openly: 2\nHas time for it: 1"
        )

    def clean_criteria(self) -> list[tuple[str, int]]:
        """Read the lines: a name and a weight."""
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        found = [_criterion(line) for line in lines]
        if len({title.lower() for title, _weight in found}) < len(found):
            raise forms.ValidationError(_("Two criteria have the same name. Give each its own."))
        if len(found) > MOST_CRITERIA:
            raise forms.ValidationError(_("Take at most 12 criteria: nobody weighs more of them well."))
        return found


def _criterion(line: str) -> tuple[str, int]:
    title, _colon, weight = line.rpartition(":")
    if not _colon:
        return line[:120], 1
    if not title.strip() or not weight.strip().isdecimal() or not 1 <= int(weight) <= HEAVIEST:
        raise forms.ValidationError(
            _("This line has no weight from 1 to 5 after its colon: %(line)s"), params={"line": line}
        )
    return title.strip()[:120], int(weight)


class InterestForm(forms.Form):
    """Said before scoring: whether one has an interest."""

    has_conflict = forms.TypedChoiceField(
        label=_("Do you have an interest in this candidate?"),
        choices=[("no", _("No, I am free")), ("yes", _("Yes: family, friend, client, shares or the like"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Which interest?"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """An interest is named."""
        cleaned = super().clean() or {}
        if cleaned.get("has_conflict") and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say in a few words which interest it is."))
        return cleaned


class ScoreForm(forms.Form):
    """A score from 1 to 5 on every criterion."""

    def __init__(self, *args: Any, criteria: list[SelectionCriterion], **kwargs: Any) -> None:
        """Make a field per criterion."""
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for each in criteria:
            self.fields[f"criterion{each.pk}"] = forms.TypedChoiceField(
                label=each.title,
                choices=[(value, str(value)) for value in range(LOWEST, HIGHEST + 1)],
                coerce=int,
                widget=forms.RadioSelect,
            )

    def values(self) -> dict[SelectionCriterion, int]:
        """Return the score per criterion."""
        return {each: self.cleaned_data[f"criterion{each.pk}"] for each in self.criteria}


class ProposalForm(forms.Form):
    """What is proposed to the province, and why."""

    proposal = forms.ChoiceField(label=_("Proposal"), choices=Proposal.choices, widget=forms.RadioSelect)
    grounds = forms.CharField(label=_("Grounds"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
