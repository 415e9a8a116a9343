"""The list of next contacts."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import NextContact
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

Contacts = QuerySet[NextContact]


class ContactFilter(django_filters.FilterSet):
    """Whose, and when."""

    q = django_filters.CharFilter(label=_("Search contacts"), method="search")
    who = django_filters.ChoiceFilter(label=_("Whose"), choices=[("mine", _("mine"))], method="of")
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[("late", _("late")), ("open", _("still to do")), ("done", _("done"))],
        method="at",
    )

    class Meta:
        model = NextContact
        fields: list[str] = []

    def search(self, contacts: Contacts, name: str, text: str) -> Contacts:
        """Keep those with the words in what, or in the company's name."""
        return contacts.filter(Q(what__icontains=text) | Q(company__name__icontains=text))

    def of(self, contacts: Contacts, name: str, whose: str) -> Contacts:
        """Keep one's own."""
        return contacts.filter(owner=self.request.user)

    def at(self, contacts: Any, name: str, when: str) -> Contacts:
        """Keep what is late, open or done."""
        if when == "late":
            return contacts.overdue(self.request.programme.today())
        return contacts.open() if when == "open" else contacts.filter(done_on__isnull=False)


class ContactTable(Table):
    """One line per contact."""

    row_url = ("team:company", "company_id")

    what = columns.TextColumn(verbose_name=_("What"))
    company = columns.TextColumn(verbose_name=_("Company"), order_by=("company__name", "pk"))
    due_on = columns.DayColumn(verbose_name=_("When"))
    owner = columns.TextColumn(verbose_name=_("Who"), order_by=("owner__name", "pk"), only_wide=True)
    done_on = columns.DayColumn(verbose_name=_("Done on"), only_wide=True)
    outcome = columns.TextColumn(verbose_name=_("What came of it"), only_wide=True, orderable=False)
