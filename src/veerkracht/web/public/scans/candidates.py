"""What the programme has that may be somebody's next step, and how the report tells of it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.events.models import Event
from veerkracht.domain.knowledge.choices import CompanySize, ItemKind, ScanDimension
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.choices import StepSource
from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.domain.scans.rules.advice import Candidate, next_steps
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.domain.scans.rules.scoring import Scores, level_of
from veerkracht.shared.ui.formats import moment
from veerkracht.web.printing import OWN_PAGES, tellers_of
from veerkracht.web.visible import readable_items

MOST_ITEMS = 200
SOURCES = {"story": StepSource.STORY, "tool": StepSource.TOOL, "event": StepSource.EVENT}


class Offered(NamedTuple):
    """One next step as the report offers it."""

    key: str
    dimension: str
    dimension_label: str
    source: StepSource
    title: str
    why: str
    path: str


def offered_steps(
    definition: ScanDefinition, found: Scores, attention: Sequence[str], *, company: Company | None, language: str
) -> list[Offered]:
    """Return three next steps for what asks attention."""
    programme, rules = definition.programme, definition.rules
    wanted = set(attention)
    items = _items(programme, wanted)
    event = _event(programme)
    candidates = [_item_candidate(item, company) for item in items]
    if event is not None:
        # Meeting others is what the definition advises for working together with others.
        dimensions = frozenset({ScanDimension.CO_CREATION.value, ScanDimension.MANAGING.value})
        candidates.append(Candidate("event", f"event-{event.pk}", dimensions))
    tellers = tellers_of(programme, items, programme.today())
    by_key = {f"item-{item.pk}": item for item in items}
    labels = {each.code: each for each in rules.dimensions}
    offered = []
    for step in next_steps(rules, found, attention, candidates):
        dimension = labels[step.dimension]
        label = text_of(dimension.label, language)
        if step.candidate is None:
            text = text_of(dimension.advice[step.advice % len(dimension.advice)], language)
            form = text_of(level_of(rules, found.known[step.dimension]).form, language)
            key = f"advice-{step.dimension}-{step.advice}"
            offered.append(Offered(key, step.dimension, label, StepSource.ADVICE, text, form, ""))
        elif step.candidate.kind == "event" and event is not None:
            title, path = event.title, reverse("public:event", args=[event.pk])
            why = _("Meet others there: %(when)s") % {"when": moment(event.starts_at)}
            offered.append(Offered(step.candidate.key, step.dimension, label, StepSource.EVENT, title, why, path))
        else:
            item = by_key[step.candidate.key]
            teller = tellers.get(item.pk)
            by = f"{teller.person.name}, {teller.company.name}" if teller else ""
            why = _("%(intro)s Told by %(teller)s") % {"intro": item.intro, "teller": by} if by else item.intro
            path = reverse("public:item", args=[item.slug])
            source = SOURCES.get(step.candidate.kind, StepSource.OTHER)
            offered.append(Offered(step.candidate.key, step.dimension, label, source, item.title, why, path))
    return offered


def _items(programme: Programme, dimensions: set[str]) -> list[ItemPage]:
    found = readable_items(programme, programme.today()).filter(scan_dimensions__overlap=sorted(dimensions))
    found = found.exclude(kind=ItemKind.SCAN)  # a scan is no step after a scan
    return list(found.select_related(*OWN_PAGES).order_by("-checked_on", "pk")[:MOST_ITEMS])


def _event(programme: Programme) -> Event | None:
    coming = Event.objects.of(programme).public().filter(occasion__starts_at__gt=programme.now())
    return coming.order_by("occasion__starts_at", "pk").first()


def _item_candidate(item: ItemPage, company: Company | None) -> Candidate:
    kind = ItemKind(item.kind).value
    sector = company.section if company else ""
    size = _size(company.headcount) if company else ""
    return Candidate(
        kind,
        f"item-{item.pk}",
        frozenset(item.scan_dimensions),
        fits_sector=not item.sectors or sector in item.sectors,
        fits_size=not item.company_sizes or size in item.company_sizes,
    )


def _size(headcount: int | None) -> str:
    """Return the class of the knowledge base in which this many people fall."""
    for size in CompanySize:
        low, high = map(int, size.value.split("-"))
        if low <= (headcount or 0) <= high:
            return size.value
    return ""
