"""The three pages of one company."""

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.domain.companies.models import Company
from veerkracht.shared.ui.items import Link


def tabs_of(company: Company, current: str) -> list[Link]:
    """Return the pages of a company, with the one that is open."""
    pages = (
        ("company", _("Now")),
        ("company-group", _("Size and undertaking")),
        ("company-history", _("History")),
    )
    return [Link(label, reverse(f"team:{name}", args=[company.pk]), name == current) for name, label in pages]
