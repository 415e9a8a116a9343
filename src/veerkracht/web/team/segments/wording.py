"""Rules of segments in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import CompanyLabel, Occasion
from veerkracht.domain.companies.queries import NOT_REACHED
from veerkracht.domain.companies.rules.segments import Condition, Field, Operator, SegmentRule
from veerkracht.domain.companies.rules.sizes import SIZE_UNKNOWN
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.choices import Stage, Verdict
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.ui.formats import day

MOST_MEETINGS = 200
LABELS: Mapping[Field, Promise] = {
    Field.STAGE: gettext_lazy("Stage"),
    Field.MUNICIPALITY: gettext_lazy("Municipality"),
    Field.SECTOR: gettext_lazy("Sector"),
    Field.SIZE: gettext_lazy("Size"),
    Field.TARGET: gettext_lazy("Target group"),
    Field.LAST_CONTACT: gettext_lazy("Last contact"),
    Field.LABEL: gettext_lazy("Label"),
    Field.ATTENDED: gettext_lazy("Came to"),
    Field.CONSENT: gettext_lazy("Consent of the person"),
}
OPERATORS: Mapping[Operator, Promise] = {
    Operator.IS: gettext_lazy("is"),
    Operator.IS_NOT: gettext_lazy("is not"),
    Operator.WITHIN: gettext_lazy("in the last ... months"),
    Operator.LONGER_AGO: gettext_lazy("longer ago than ... months"),
    Operator.NEVER: gettext_lazy("never"),
}
SIZES: Mapping[str, Promise] = {
    "1": gettext_lazy("no employees or one"),
    "2-9": gettext_lazy("2 to 9 employees"),
    "10-49": gettext_lazy("10 to 49 employees"),
    "50-249": gettext_lazy("50 to 249 employees"),
    "250+": gettext_lazy("250 employees or more"),
    SIZE_UNKNOWN: gettext_lazy("employees not known"),
}
Choices = Mapping[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """What the values of each field are called in this programme."""

    of: Mapping[Field, Choices]

    def name(self, field: Field, value: str) -> str:
        """Return the words for a value; one that is gone says so."""
        return self.of[field].get(value) or _("(no longer there)")


def vocabulary(programme: Programme) -> Vocabulary:
    """Read what can be chosen: three queries."""
    places = programme.municipalities.order_by("name").values_list("code", "name")
    labels = CompanyLabel.objects.filter(programme=programme).order_by("name", "pk").values_list("pk", "name")
    meetings = Occasion.objects.filter(programme=programme).order_by("-starts_at", "-pk")[:MOST_MEETINGS]
    stages = {code: str(label) for code, label in Stage.choices} | {NOT_REACHED: _("not reached yet")}
    return Vocabulary(
        {
            Field.STAGE: stages,
            Field.MUNICIPALITY: dict(places),
            Field.SECTOR: {code: str(label) for code, label in SECTORS.items()},
            Field.SIZE: {code: str(label) for code, label in SIZES.items()},
            Field.TARGET: {code: str(label) for code, label in Verdict.choices},
            Field.LAST_CONTACT: {},
            Field.LABEL: {str(pk): name for pk, name in labels},
            Field.ATTENDED: {str(each.pk): f"{each.title} ({day(each.starts_at)})" for each in meetings},
            Field.CONSENT: {code: str(label) for code, label in ConsentPurpose.choices},
        }
    )


def in_words(rule: SegmentRule, words: Vocabulary) -> str:
    """Return a rule as one line."""
    if not rule.conditions:
        return _("all companies")
    return _("companies: %(conditions)s") % {"conditions": ", ".join(said(each, words) for each in rule.conditions)}


def said(condition: Condition, words: Vocabulary) -> str:
    """Return one condition in words."""
    if condition.field is Field.LAST_CONTACT:
        return _last_contact(condition)
    values = [words.name(condition.field, value) for value in condition.values]
    alternatives = (_(" and ") if condition.field is Field.CONSENT else _(" or ")).join(values)
    text = _PHRASES[condition.field, condition.operator is Operator.IS_NOT]
    return str(text) % {"values": alternatives}


def _last_contact(condition: Condition) -> str:
    if condition.operator is Operator.NEVER:
        return _("no contact yet")
    if condition.operator is Operator.WITHIN:
        text = ngettext("contact in the last %(n)s month", "contact in the last %(n)s months", condition.months)
    else:
        text = ngettext(
            "last contact longer than %(n)s month ago", "last contact longer than %(n)s months ago", condition.months
        )
    return text % {"n": condition.months}


_PHRASES: Mapping[tuple[Field, bool], Promise] = {
    (Field.STAGE, False): gettext_lazy("%(values)s"),
    (Field.STAGE, True): gettext_lazy("not %(values)s"),
    (Field.MUNICIPALITY, False): gettext_lazy("in %(values)s"),
    (Field.MUNICIPALITY, True): gettext_lazy("not in %(values)s"),
    (Field.SECTOR, False): gettext_lazy("sector %(values)s"),
    (Field.SECTOR, True): gettext_lazy("not in sector %(values)s"),
    (Field.SIZE, False): gettext_lazy("with %(values)s"),
    (Field.SIZE, True): gettext_lazy("not with %(values)s"),
    (Field.TARGET, False): gettext_lazy("in the target group: %(values)s"),
    (Field.TARGET, True): gettext_lazy("in the target group: not %(values)s"),
    (Field.LABEL, False): gettext_lazy("with label %(values)s"),
    (Field.LABEL, True): gettext_lazy("without label %(values)s"),
    (Field.ATTENDED, False): gettext_lazy("came to %(values)s"),
    (Field.ATTENDED, True): gettext_lazy("did not come to %(values)s"),
    (Field.CONSENT, False): gettext_lazy("only people with consent for %(values)s"),
}
