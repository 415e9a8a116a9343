"""Two records of a firm side by side."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from veerkracht.domain.companies.actions.merging_fields import new_trade_names, taken_over
from veerkracht.domain.companies.actions.register import EDITABLE, field_of
from veerkracht.domain.companies.models import Company, ConcreteStep, Position, Touchpoint
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.ui.formats import money, number
from veerkracht.web.team.events.wording import reason_text


class Row(NamedTuple):
    """One field of both, and what the company will say after the merge."""

    label: str
    kept: str
    other: str
    after: str
    is_taken_over: bool
    differs: bool


def look_alikes(company: Company) -> dict[int, str]:
    """Return the companies that the matching takes for this one, or doubts about, with the reasons in words."""
    known = CompanyEvidence(
        name=company.name,
        postcode=company.postcode,
        place=company.place,
        website=company.website,
        phone=company.phone,
    )
    [match] = match_companies(company.programme, [known])
    return {
        int(found.company_id): ", ".join(reason_text(reason) for reason in found.reasons)
        for found in match.suggestions
        if found.company_id != company.pk
    }


def compare(kept: Company, other: Company) -> list[Row]:
    """Return the fields of which at least one of the two says something."""
    filled = set(taken_over(kept, other, {}))
    rows = [_row(name, kept, other, is_filled=name in filled) for name in EDITABLE]
    return [row for row in rows if row.kept or row.other or row.after]


def _row(name: str, kept: Company, other: Company, *, is_filled: bool) -> Row:
    label = str(field_of(name).verbose_name)
    here, there = _in_words(kept, name), _in_words(other, name)
    if name == "trade_names":
        added = new_trade_names(kept, other, {})
        return Row(label, here, there, ", ".join([*kept.trade_names, *added]), bool(added), differs=False)
    return Row(label, here, there, there if is_filled else here, is_filled, bool(here and there and here != there))


def _in_words(company: Company, name: str) -> str:
    value = getattr(company, name)
    if name in {"turnover", "balance"}:
        return money(value, cents=False)
    if isinstance(value, list):
        return ", ".join(value)
    return number(value) if isinstance(value, int) else str(value or "")


def counts(company: Company) -> list[tuple[str, int]]:
    """Return how much hangs on a company."""
    return [
        (_("facts"), Touchpoint.objects.live().filter(company=company).count()),
        (_("people"), Position.objects.filter(company=company).count()),
        (_("steps"), ConcreteStep.objects.filter(company=company).count()),
        (_("questions"), Question.objects.filter(company=company).count()),
    ]
