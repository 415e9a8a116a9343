"""A form with every kind of field, and a filter with every kind of filter. Nothing is saved."""

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

STAGES = [("reached", _("Reached")), ("aware", _("Aware")), ("activated", _("Activated"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the company"), help_text=_("As it stands in the trade register."))
    mail = forms.EmailField(label=_("E-mail address"))
    question = forms.CharField(label=_("Your question"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=STAGES)
    moment = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    ways = forms.MultipleChoiceField(
        label=_("How may we reach you?"),
        choices=[("mail", _("By mail")), ("phone", _("By phone"))],
        widget=forms.CheckboxSelectMultiple,
    )
    size = forms.ChoiceField(
        label=_("How many people work there?"), choices=[("few", "6-49"), ("many", "50-249")], widget=forms.RadioSelect
    )
    file = forms.FileField(label=_("Attendance list"), required=False, help_text=_("A .xlsx or .csv file."))
    agrees = forms.BooleanField(label=_("You may show our story on the site"), required=False)


class SampleFilter(django_filters.FilterSet):
    """Filters over nothing: only their look counts here."""

    q = django_filters.CharFilter(label=_("Search companies"), method="kept")
    stage = django_filters.MultipleChoiceFilter(label=_("Stage"), choices=STAGES, method="kept")
    place = django_filters.ChoiceFilter(
        label=_("Municipality"), choices=[("zwolle", "Zwolle"), ("deventer", "Deventer")], method="kept"
    )
    since = django_filters.DateFilter(
        label=_("Since"), method="kept", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    class Meta:
        """Any model will do; no row is read."""

        model = get_user_model()
        fields: list[str] = []

    def kept(self, queryset: object, name: str, value: object) -> object:
        """Leave the rows as they are."""
        return queryset
