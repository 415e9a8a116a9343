"""Two records of a firm side by side: what each says, between what one chooses, and what goes along."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from veerkracht.domain.companies.actions.merging_fields import (
    MERGED,
    Choices,
    can_choose,
    groups,
    is_as_left,
    new_trade_names,
    taken_over,
)
from veerkracht.domain.companies.actions.merging_relations import facts_that_go_along, pointers
from veerkracht.domain.companies.actions.register import field_of
from veerkracht.domain.companies.models import Company, CompanyMerge, Touchpoint
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.shared.ui.formats import money, number
from veerkracht.web.team.reasons import reason_text

Counts = list[tuple[str, int]]


@dataclass(frozen=True)
class Row:
    """One field, or fields that belong together, of both; `choice` names the radio buttons when one chooses."""

    label: str
    kept: str
    other: str
    after: str
    choice: str
    chosen: str
    is_taken_over: bool


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


def compare(kept: Company, other: Company, choices: Choices) -> list[Row]:
    """Return the fields of which at least one of the two says something."""
    filled = set(taken_over(kept, other, choices))
    rows = [_row(group, kept, other, choices, filled) for group in groups()]
    added = new_trade_names(kept, other, choices)
    names = ", ".join([*kept.trade_names, *added])
    here, there = ", ".join(kept.trade_names), ", ".join(other.trade_names)
    rows.append(Row(_label(("trade_names",)), here, there, names, "", "", bool(added)))
    return [row for row in rows if row.kept or row.other or row.after]


def _row(group: Sequence[str], kept: Company, other: Company, choices: Choices, filled: set[str]) -> Row:
    after = " · ".join(words for name in group if (words := _in_words(other if name in filled else kept, name)))
    return Row(
        label=_label(group),
        kept=_words_of(kept, group),
        other=_words_of(other, group),
        after=after,
        choice=group[0] if can_choose(kept, other, group) else "",
        chosen=choices.get(group[0], ""),
        is_taken_over=bool(filled & set(group)) and choices.get(group[0]) != MERGED,
    )


def _label(group: Sequence[str]) -> str:
    return capfirst(", ".join(str(field_of(name).verbose_name) for name in group))


def _words_of(company: Company, group: Sequence[str]) -> str:
    return " · ".join(words for name in group if (words := _in_words(company, name)))


def _in_words(company: Company, name: str) -> str:
    value = getattr(company, name)
    if name in {"turnover", "balance"}:
        return money(value, cents=False)
    if isinstance(value, list):
        return ", ".join(value)
    return number(value) if isinstance(value, int) else str(value or "")


def goes_along(company: Company) -> Counts:
    """Return how many rows of each word point to a company, in words, the facts first."""
    counted = [(field, field.model._base_manager.filter(**{field.attname: company.pk}).count()) for field in pointers()]
    return _by_word(
        [(field.model._meta.label, str(field.model._meta.verbose_name_plural), count) for field, count in counted]
    )


def _by_word(counted: Sequence[tuple[str, str, int]]) -> Counts:
    words = _words()
    totals: dict[str, int] = {}
    for label, plural, count in counted:
        word = words.get(label, plural)
        totals[word] = max(totals.get(word, 0), count)
    order = {word: place for place, word in enumerate(words.values())}
    found = [(word, count) for word, count in totals.items() if count or word == words["companies.Touchpoint"]]
    return sorted(found, key=lambda each: order.get(each[0], len(order)))


def _words() -> dict[str, str]:
    return {
        "companies.Touchpoint": _("facts"),
        "companies.Position": _("people"),
        "companies.ConcreteStep": _("steps"),
        "referrals.Question": _("questions"),
        "companies.Correspondence": _("mails"),
        "events.ImportRow": _("rows of attendance lists"),
        "pioniers.Pionier": _("pioniers"),
        "companies.MatchDecision": _("remembered decisions"),
        "companies.FactMove": _("facts that were put right"),
    }


@dataclass(frozen=True)
class Way:
    """What undoing a merge does, before anybody does it."""

    back: Counts
    along: int
    stay: int
    restored: list[str]
    changed_since: list[str]


def way_back(merge: CompanyMerge) -> Way:
    """Return what goes back, what goes along with it, and what stays with the company that was kept."""
    moved = [(name.rpartition(".")[0], name, len(keys)) for name, keys in merge.moved.items()]
    plurals = {field.model._meta.label: str(field.model._meta.verbose_name_plural) for field in pointers()}
    along = facts_that_go_along(merge)
    since = Touchpoint.objects.filter(company=merge.kept_id, recorded_at__gt=merge.merged_at)
    own = merge.moved.get("companies.Touchpoint.company_id", [])
    fields = {name: came for name, came in merge.filled.items() if name != "trade_names"}
    left = {name for name, came in fields.items() if is_as_left(merge.kept, name, came)}
    return Way(
        back=_by_word([(label, plurals.get(label, label), count) for label, _name, count in moved]),
        along=len(along),
        stay=since.exclude(pk__in=[*along, *own]).count(),
        restored=[_label((name,)) for name in fields if name in left],
        changed_since=[_label((name,)) for name in fields if name not in left],
    )
