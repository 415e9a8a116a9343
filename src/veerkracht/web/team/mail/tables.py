"""The list of mails, and what it can be filtered by."""

import datetime as dt

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.mail.choices import Delivery
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

from .wording import DELIVERY_TONES, KINDS, STATES, TONES, kind_in_words, shown_at


class MailFilter(django_filters.FilterSet):
    """State and kind; words look at the person, the address and the subject."""

    q = django_filters.CharFilter(label=_("Search mail"), method="search")
    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()), empty_label=None)
    kind = django_filters.ChoiceFilter(label=_("What it is about"), choices=list(KINDS.items()))

    class Meta:
        model = Mail
        fields: list[str] = []

    def search(self, mails: QuerySet[Mail], name: str, words: str) -> QuerySet[Mail]:
        """Keep the mails in which every word occurs."""
        for word in words.split():
            mails = mails.filter(
                Q(to_name__icontains=word) | Q(to_address__icontains=word) | Q(subject__icontains=word)
            )
        return mails


class KindColumn(columns.TextColumn):
    """What a mail is about, in words, also in the file."""

    def cell_text(self, value: str, record: Mail) -> str:
        """Return the words."""
        return columns.plain_text(kind_in_words(value))

    def label_of(self, value: str, record: Mail) -> str:
        """Return the words for the file."""
        return kind_in_words(value)


class MailTable(Table):
    """One line per mail."""

    hidden_at_first = ("kind", "delivery")

    selected = columns.CheckColumn(form="bulk", accessor="pk", names="subject")
    subject = columns.TextColumn(verbose_name=_("Subject"), url=("team:mail", "pk"))
    recipient = columns.TextColumn(verbose_name=_("To"), only_wide=True)
    state = columns.BadgeColumn(verbose_name=_("State"), tones=TONES, labels=STATES)
    delivery = columns.BadgeColumn(
        verbose_name=_("What the provider said"), tones=DELIVERY_TONES, labels=dict(Delivery.choices), only_wide=True
    )
    kind = KindColumn(verbose_name=_("What it is about"), only_wide=True)
    created_at = columns.Lean(verbose_name=_("Written"), only_wide=True, order_by=("created_at", "pk"))
    sent_at = columns.Lean(verbose_name=_("Sent"), only_wide=True)

    def render_created_at(self, value: dt.datetime) -> str:
        """Say when it was written, by the programme's clock."""
        return shown_at(self.request.programme, value)

    def render_sent_at(self, value: dt.datetime) -> str:
        """Say when it left, by the programme's clock."""
        return shown_at(self.request.programme, value)
