"""What providers offer now, and which of them fit questions; a fixed number of queries, however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count, Max, Q, Sum

from veerkracht.domain.companies.models import UndertakingLink
from veerkracht.domain.companies.rules.sizes import size_class
from veerkracht.domain.companies.rules.sme import Kind, Link, linked_with
from veerkracht.domain.programme.models import Programme

from ..choices import HandoffState, Outcome, QuestionState
from ..models import FollowUp, Handoff, Provider, ProviderAbsence, ProviderMonth, Question
from ..rules.matching import Match, Need, Supply, match, would_fit
from ..rules.shrinking import usual_share


def supplies(programme: Programme, today: dt.date) -> list[Supply]:
    """Return every provider that was not stopped, with its room this month, how it was asked and how that ended."""
    found = Provider.objects.of(programme).exclude(ended_on__lte=today).order_by("pk")
    found = found.prefetch_related("themes", "municipalities")
    away = set(
        ProviderAbsence.objects.filter(
            provider__programme=programme, starts_on__lte=today, ends_on__gt=today
        ).values_list("provider", flat=True)
    )
    months = ProviderMonth.objects.filter(provider__programme=programme, month=today.replace(day=1))
    taken = {row.provider_id: row for row in months}
    asked = dict(
        Handoff.objects.filter(programme=programme).values_list("provider").annotate(last=Max("offered_at")).order_by()
    )
    outcomes = _outcomes(programme)
    rows = []
    for each in found:
        month = taken.get(each.pk)
        helped, answered = outcomes.get(each.pk, (0, 0))
        themes = list(each.themes.all())
        rows.append(
            Supply(
                pk=each.pk,
                themes=frozenset(theme.pk for theme in themes),
                main_themes=frozenset(theme.parent_id or theme.pk for theme in themes),
                municipalities=frozenset(place.code for place in each.municipalities.all()),
                sizes=frozenset(each.sizes),
                sections=frozenset(each.sections),
                languages=frozenset(each.languages),
                company=each.company_id,
                is_approved=each.is_approved(today),
                is_away=each.pk in away,
                room=month.room if month else each.capacity,
                taken=month.taken if month else 0,
                last_asked_on=asked[each.pk].date() if each.pk in asked else None,
                helped=helped,
                answered=answered,
            )
        )
    return rows


def _outcomes(programme: Programme) -> dict[int, tuple[int, int]]:
    answered = FollowUp.objects.filter(handoff__programme=programme, answered_at__isnull=False)
    counted = answered.values_list("handoff__provider").annotate(
        helped=Count("pk", filter=Q(outcome=Outcome.YES)), total=Count("pk")
    )
    return {provider: (helped, total) for provider, helped, total in counted.order_by()}


def needs(questions: Sequence[Question], today: dt.date) -> dict[int, Need]:
    """Return what each question needs, with the companies to stay away from (PIO-6)."""
    if not questions:
        return {}
    links = _links(questions[0].programme_id, today)
    no: dict[int, set[int]] = defaultdict(set)
    ended = (HandoffState.DECLINED, HandoffState.EXPIRED, HandoffState.HANDED_ON)
    for question, provider in Handoff.objects.filter(
        question__in=[each.pk for each in questions], state__in=ended
    ).values_list("question", "provider"):
        no[question].add(provider)
    return {each.pk: _need(each, links, frozenset(no[each.pk])) for each in questions}


def _need(question: Question, links: Sequence[Link], said_no: frozenset[int]) -> Need:
    company, theme = question.company, question.theme
    card = question.card
    return Need(
        theme=question.theme_id,
        main_theme=(theme.parent_id or theme.pk) if theme else None,
        municipality=company.municipality_id if company else None,
        size=size_class(company.headcount) if company and company.headcount is not None else "",
        section=company.section if company else "",
        language=question.language,
        company=question.company_id,
        linked=linked_with(company.pk, links) if company else frozenset(),
        pioniers_firm=card.pionier.company_id if card else None,
        said_no=said_no,
    )


def _links(programme_id: int, today: dt.date) -> list[Link]:
    rows = UndertakingLink.objects.filter(held__programme_id=programme_id, kind=Kind.LINKED, is_public_body=False)
    found = [
        Link(row.holder_id, row.held_id, Kind(row.kind), row.percentage, row.starts_on, row.ends_on)
        for row in rows.order_by("pk")
    ]
    return [link for link in found if link.is_there(today)]


def matches_of(question: Question, today: dt.date) -> list[Match]:
    """Return every provider for one question, with fit, reasons and obstacles."""
    return matches_of_many([question], today)[question.pk]


def matches_of_many(questions: Sequence[Question], today: dt.date) -> dict[int, list[Match]]:
    """Return the same for many questions of one programme."""
    if not questions:
        return {}
    offered = supplies(questions[0].programme, today)
    usual = usual_share([(each.helped, each.answered) for each in offered])
    wanted = needs(questions, today)
    return {pk: [match(need, each, today, usual) for each in offered] for pk, need in wanted.items()}


def rooms(found: Iterable[Supply]) -> dict[int, tuple[int, int]]:
    """Return per provider how much of this month is taken, and the room in all."""
    return {each.pk: (each.taken, each.room) for each in found}


def room_a_month(question: Question, today: dt.date) -> int:
    """Return how many questions like this one can be taken on in a month, by those who fit but have no room now."""
    waiting = [each.provider for each in would_fit(matches_of(question, today))]
    total = Provider.objects.filter(pk__in=waiting).aggregate(total=Sum("capacity"))["total"]
    return int(total or 0)


def free_room(programme: Programme, theme: int | None, on: dt.date) -> int:
    """Return how many questions about a main theme (None: about anything) can be taken on in the month of a day.

    Those that wait for room already come first.
    """
    wanted = [each for each in supplies(programme, on) if each.is_approved and not each.is_away]
    room = sum(max(0, each.room - each.taken) for each in wanted if theme is None or theme in each.main_themes)
    waiting = Question.objects.of(programme).filter(state=QuestionState.QUEUED)
    if theme is not None:
        waiting = waiting.filter(Q(theme=theme) | Q(theme__parent=theme))
    return max(0, room - waiting.count())


def queue_place(question: Question) -> int:
    """Return the place in the queue among questions about the same theme: 1 is next."""
    ahead = Question.objects.of(question.programme).filter(state=QuestionState.QUEUED, theme=question.theme_id)
    before = Q(queued_at__lt=question.queued_at) if question.queued_at else Q()
    return ahead.filter(before).exclude(pk=question.pk).count() + 1
