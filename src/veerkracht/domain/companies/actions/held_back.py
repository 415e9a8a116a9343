"""Attendances that a merge held back, because the company that was kept already had the same one."""

from collections.abc import Iterable, Sequence

from ..choices import TouchpointKind
from ..models import Company, CompanyMerge, Touchpoint

FACTS = "companies.Touchpoint.company_id"


def bring_forward(voided: Sequence[Touchpoint]) -> list[Touchpoint]:
    """Let an attendance that a merge held back count once the one it repeated is voided; return those that count now.

    Two lists named the same person, each under another record of the firm. When one list is undone, the other still
    says that somebody was there.
    """
    attended = {
        (fact.company_id, fact.occasion_id, fact.person_id): fact
        for fact in voided
        if fact.kind == TouchpointKind.ATTENDED and fact.company_id is not None and fact.person_id is not None
    }
    path = _merged_under({company_id for company_id, _, _ in attended})
    if not path:
        return []
    hidden = Touchpoint.objects.live().filter(
        kind=TouchpointKind.ATTENDED,
        company_id__in=path,
        occasion_id__in={occasion_id for _, occasion_id, _ in attended},
        person_id__in={person_id for _, _, person_id in attended},
    )
    nearest_first = sorted(hidden.order_by("pk"), key=lambda fact: len(path[fact.company_id or 0]))
    return [fact for fact in nearest_first if _take(fact, attended, path)]


def _merged_under(company_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return per company that was merged into one of these: the companies on its way, the one that lives on last."""
    path: dict[int, list[int]] = {}
    level = set(company_ids)
    while level:
        below = dict(Company.objects.filter(merged_into_id__in=level).values_list("pk", "merged_into_id"))
        path |= {pk: [into, *path.get(into, [])] for pk, into in below.items()}
        level = set(below)
    return path


def _take(
    fact: Touchpoint, attended: dict[tuple[int, int | None, int], Touchpoint], path: dict[int, list[int]]
) -> bool:
    """Move one held-back fact to the company that lives on, once, and tell the merges so that undo takes it back."""
    home, person_id = fact.company_id or 0, fact.person_id or 0
    way = path[home]
    if attended.pop((way[-1], fact.occasion_id, person_id), None) is None:
        return False
    came_from = [home, *way[:-1]]
    fact.company_id = way[-1]
    fact.save(update_fields=["company"])
    for merge in CompanyMerge.objects.filter(merged_id__in=came_from, undone_at__isnull=True).order_by("pk"):
        merge.moved = {**merge.moved, FACTS: sorted({*merge.moved.get(FACTS, ()), fact.pk})}
        merge.save(update_fields=["moved"])
    return True
