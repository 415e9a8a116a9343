"""Filters of the list, and the note of a yes on paper."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage

from .wording import CHANGE, DRAFT, STALE, STATES, UNREAD, WAITING


class ItemFilter(django_filters.FilterSet):
    """Words, kind and what has to happen."""

    q = django_filters.CharFilter(label=_("Search the knowledge base"), method="search")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[
            *((state, STATES[state]) for state in (STALE, WAITING, CHANGE, DRAFT)),
            (UNREAD, _("nobody read it lately")),
        ],
        method="in_state",
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ItemKind.choices)

    class Meta:
        model = ItemPage
        fields: list[str] = []

    def search(self, items: "QuerySet[ItemPage]", name: str, words: str) -> "QuerySet[ItemPage]":
        """Look in title and introduction."""
        return items.filter(Q(title__icontains=words) | Q(intro__icontains=words))

    def in_state(self, items: "QuerySet[ItemPage]", name: str, state: str) -> "QuerySet[ItemPage]":
        """Choose by what has to happen."""
        conditions = {
            STALE: Q(live=True, review_on__lte=self.request.programme.today()),
            DRAFT: Q(live=False),
            UNREAD: Q(live=True, times_read=0),
            WAITING: Q(asked_at__isnull=False, answered_at__isnull=True),
            CHANGE: Q(answered_at__isnull=False, agreed=False),
        }
        return items.filter(conditions[state])


class PaperForm(forms.Form):
    """How the pionier agreed without the link."""

    remark = forms.CharField(
        label=_("How did the pionier agree?"),
        max_length=2000,
        help_text=_("For example: by phone on 3 June, or signed on paper."),
        error_messages={"required": _("Write how and when the pionier agreed, so that it can be shown later.")},
    )
