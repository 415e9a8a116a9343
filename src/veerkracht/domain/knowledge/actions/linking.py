"""Keep what we know of the links of items."""

import datetime as dt
from collections.abc import Iterable, Mapping

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.connectors.links import Answer, Outcome

from ..choices import FAILING, LinkState
from ..links import links_of
from ..models import ItemLink


@action
def note_links(*, programme: Programme, wanted: Iterable[tuple[int, str]], by: User | None) -> int:
    """Make these, pairs of an item's key and an address, the links we know; return how many are new."""
    pairs = set(wanted)
    known = {(link.item_id, link.url): link.pk for link in links_of(programme).order_by("pk")}
    gone = [pk for pair, pk in known.items() if pair not in pairs]
    ItemLink.objects.filter(pk__in=gone).delete()
    new = [ItemLink(item_id=item, url=url) for item, url in sorted(pairs - set(known))]
    ItemLink.objects.bulk_create(new, ignore_conflicts=True)
    about(programme, new=len(new), gone=len(gone))
    return len(new)


@action
def note_answers(
    *, programme: Programme, answers: Mapping[str, Answer], at: dt.datetime, by: User | None
) -> list[ItemLink]:
    """Write down how addresses answered; return the links that fail."""
    links = list(links_of(programme).filter(url__in=answers).order_by("pk"))
    for link in links:
        _note(link, answers[link.url], at)
    ItemLink.objects.bulk_update(links, ["state", "status", "moved_to", "checked_at", "failing_since", "failures"])
    failing = [link for link in links if link.state in FAILING]
    about(programme, asked=len(answers), failing=len(failing))
    return failing


def _note(link: ItemLink, answer: Answer, at: dt.datetime) -> None:
    link.state, link.status, link.checked_at = LinkState(answer.outcome.value), answer.status, at
    link.moved_to = answer.moved_to[:500] if answer.outcome == Outcome.MOVED else ""
    if link.state in FAILING:
        link.failing_since, link.failures = link.failing_since or at, min(link.failures + 1, 999)
    else:
        link.failing_since, link.failures = None, 0
