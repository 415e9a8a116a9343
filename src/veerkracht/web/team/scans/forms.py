"""Find a definition, publish one, and say of which company a scan is."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.scans.choices import ScanKind
from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.domain.scans.rules.definition import LARGEST

NEW = "new"


class ScanFilter(django_filters.FilterSet):
    """Words of the title, and the kind."""

    q = django_filters.CharFilter(label=_("Search scans"), method="search")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ScanKind.choices)

    class Meta:
        model = ScanDefinition
        fields: list[str] = []

    def search(self, found: "QuerySet[ScanDefinition]", name: str, words: str) -> "QuerySet[ScanDefinition]":
        """Look in title, code and licence."""
        return found.filter(Q(title__icontains=words) | Q(code__icontains=words) | Q(licence__icontains=words))


class PublishForm(forms.Form):
    """A file, or its text."""

    document = forms.FileField(label=_("File (YAML or JSON)"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Or paste the definition"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea({"rows": 14, "spellcheck": "false"}),
        error_messages={"max_length": _("This is too long for a definition: at most 200 kB.")},
    )

    def clean(self) -> dict[str, Any]:
        """Take the text of the file when there is one."""
        given = self.cleaned_data
        document = given.get("document")
        if document is not None:
            if document.size > LARGEST:
                self.add_error("document", _("This file is too large for a definition: at most 200 kB."))
            else:
                given["text"] = document.read().decode("utf-8", errors="replace")
        if not self.errors and not given.get("text", "").strip():
            self.add_error("document", _("Choose a file, or paste the definition."))
        return given


class LinkForm(forms.Form):
    """One of the companies that were found, or a new one."""

    to = forms.ChoiceField(
        label=_("Which company is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a company, or a new one.")},
    )
    name = forms.CharField(label=_("Name of the new company"), max_length=250, required=False)

    def __init__(self, *args: Any, found: list[Company], **kwargs: Any) -> None:
        """Offer the companies that were found."""
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), ", ".join(filter(None, (each.name, each.place, each.kvk_number)))) for each in found]
        self.fields["to"].choices = [*named, (NEW, _("a new company"))]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A new company needs a name."""
        given = self.cleaned_data
        if given.get("to") == NEW and not given.get("name"):
            self.add_error("name", _("Type the name of the new company."))
        return given
