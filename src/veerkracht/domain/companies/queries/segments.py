"""Who is in a segment now: companies, their people, and who of them may get a mailing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.models import Programme

from ..choices import ConsentPurpose, TouchpointKind
from ..models import Company, Labelling, Person, Position, Segment, Touchpoint
from ..rules.segments import Condition, Field, Operator, SegmentRule, day_before
from ..rules.sizes import SIZE_CLASSES
from .mailing import with_consent

NOT_REACHED = "none"
# How far a company is: it has this stage, and not the next one.
IS_AT = {
    Stage.REACHED.value: Q(stage__isnull=False, stage__aware_on__isnull=True),
    Stage.AWARE.value: Q(stage__aware_on__isnull=False, stage__activated_on__isnull=True),
    Stage.ACTIVATED.value: Q(stage__activated_on__isnull=False),
    NOT_REACHED: Q(stage__isnull=True),
}
NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class Members:
    """The companies of a segment and the people who work there now."""

    companies: QuerySet[Company]
    persons: QuerySet[Person]


def members_of(segment: Segment, *, on: dt.date) -> Members:
    """Return who is in a segment on a day. Raises WrongRuleError when its rule is of a later version."""
    return Members(
        companies_of(segment.parsed, segment.programme, on=on), persons_of(segment.parsed, segment.programme, on=on)
    )


def companies_of(rule: SegmentRule, programme: Programme, *, on: dt.date) -> QuerySet[Company]:
    """Return the companies for which every condition on companies holds."""
    found = Company.objects.of(programme)
    for condition in rule.about_companies:
        found = found.filter(_condition(condition, on))
    return found.order_by("name", "pk")


def persons_of(rule: SegmentRule, programme: Programme, *, on: dt.date) -> QuerySet[Person]:
    """Return the people with a current position at one of the companies, for whom the conditions on people hold."""
    inside = companies_of(rule, programme, on=on).order_by()
    here = Position.objects.filter(person=OuterRef("pk"), ends_on__isnull=True, company__in=inside)
    found: QuerySet[Person] = Person.objects.of(programme).filter(Exists(here), anonymised_at__isnull=True)
    for condition in rule.about_persons:
        for purpose in condition.values:
            found = with_consent(found, ConsentPurpose(purpose)) if purpose in ConsentPurpose.values else found.none()
    return found.order_by("name", "pk")


def _condition(condition: Condition, on: dt.date) -> Q:
    """Return one condition as a filter; `is_not` also keeps companies of which it is not known."""
    if condition.field is Field.LAST_CONTACT:
        return _last_contact(condition, on)
    found = _any_of(condition)
    return ~found if condition.operator is Operator.IS_NOT else found


def _last_contact(condition: Condition, on: dt.date) -> Q:
    if condition.operator is Operator.NEVER:
        return Q(stage__last_on__isnull=True)
    since = day_before(on, condition.months)
    return Q(stage__last_on__gte=since) if condition.operator is Operator.WITHIN else Q(stage__last_on__lt=since)


def _any_of(condition: Condition) -> Q:
    field, values = condition.field, list(condition.values)
    if field is Field.STAGE:
        return _union(IS_AT.get(value, NOBODY) for value in values)
    if field is Field.SIZE:
        return _union(size_filter(value) for value in values)
    if field is Field.LABEL:
        return Q(Exists(Labelling.objects.filter(company=OuterRef("pk"), label__in=condition.keys)))
    if field is Field.ATTENDED:
        came = Touchpoint.objects.live().filter(kind=TouchpointKind.ATTENDED, occasion__in=condition.keys)
        return Q(Exists(came.filter(company=OuterRef("pk"))))
    column = {Field.MUNICIPALITY: "municipality", Field.SECTOR: "section", Field.TARGET: "target_answer"}[field]
    return Q(**{f"{column}__in": values})


def size_filter(code: str) -> Q:
    """Return the companies of one size class; any other code means that the size is not known."""
    if code not in SIZE_CLASSES:
        return Q(headcount__isnull=True)
    low, high = SIZE_CLASSES[code]
    return Q(headcount__gte=low) & (Q() if high is None else Q(headcount__lte=high))


def _union(parts: Iterable[Q]) -> Q:
    found = NOBODY
    for part in parts:
        found |= part
    return found
