"""Look through the register for records that may be one firm, a piece at a time."""

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ...choices import PairState
from ...models import ComparedCompany, DuplicatePair, DuplicateSearch
from ...queries import company_records, counted
from ...rules.duplicates import pair_fingerprint
from ...rules.matching import CompanyRecord, Comparison, NameStatistics, compare
from .candidates import Changed, candidate_pairs, changed_after, count_changed

# So many companies in one transaction: about a second's work, and a killed worker loses no more than that.
PIECE = 500
# Fainter likenesses are not worth anybody's time.
LEAST = 0.2
UNDECIDED = (PairState.OPEN, PairState.LATER)
RATED = ("score", "reasons", "fingerprint", "state", "decided_by", "decided_at")

Key = tuple[int, int]


@action
def start_search(*, programme: Programme, by: User | None) -> DuplicateSearch:
    """Begin to look for duplicates among the companies that changed; a search that is under way goes on.

    The work itself is done by `search_piece`, as a task.
    """
    running = DuplicateSearch.objects.filter(programme=programme, finished_at__isnull=True)
    try:
        with transaction.atomic():
            return DuplicateSearch.objects.create(programme=programme, asked_by=by, total=count_changed(programme))
    except IntegrityError:
        return running.get()


@action
def search_piece(*, search: DuplicateSearch, size: int = PIECE, by: User | None = None) -> DuplicateSearch:
    """Compare the next companies of a search and keep what looks alike; end the search when nothing is left.

    A pair that somebody decided about comes back only when its evidence changed.
    """
    held = DuplicateSearch.objects.select_for_update(of=("self",)).select_related("programme")
    search = held.get(pk=search.pk)
    if search.finished_at is not None:
        return search
    changed = changed_after(search.programme, search.after, most=size)
    if changed:
        search.found += compare_companies(search.programme, changed)
        search.after, search.compared = changed[-1].company_id, search.compared + len(changed)
    if len(changed) < size:
        search.finished_at = Now()
    search.save()
    search.refresh_from_db()
    about(search, compared=len(changed))
    return search


def finish_searches(programme: Programme, *, by: User | None = None) -> DuplicateSearch:
    """Search to the end, piece by piece, each in its own transaction."""
    search = start_search(programme=programme, by=by)
    while search.finished_at is None:
        search = search_piece(search=search, by=by)
    return search


def compare_companies(programme: Programme, changed: Collection[Changed]) -> int:
    """Rate the pairs of these companies; return how many new ones ask for a decision. For use inside an action."""
    ids = {each.company_id for each in changed}
    known = {(pair.one_id, pair.other_id): pair for pair in _pairs_of(programme, ids)}
    asked = rate_pairs(programme, candidate_pairs(programme, ids) | set(known), known)
    ComparedCompany.objects.bulk_create(
        [ComparedCompany(company_id=each.company_id, said=each.said) for each in changed],
        update_conflicts=True,
        unique_fields=["company_id"],
        update_fields=["said"],
    )
    return asked


def rate_pairs(programme: Programme, wanted: Collection[Key], known: dict[Key, DuplicatePair]) -> int:
    """Keep those of these pairs that look alike, and drop what does not any more; return how many are new to decide.

    For use inside an action.
    """
    records = company_records({pk for key in wanted for pk in key})
    statistics = counted(records.values())
    rated = {key: found for key in wanted if (found := _alike(key, records, statistics)) is not None}
    gone = [pair.pk for key, pair in known.items() if key not in rated and pair.state in UNDECIDED]
    DuplicatePair.objects.filter(pk__in=gone).delete()
    return _keep(programme, rated, known, records)


def _pairs_of(programme: Programme, ids: Collection[int]) -> Iterable[DuplicatePair]:
    """Return what is known about these companies, held so that a decision of this moment is not overwritten."""
    pairs = DuplicatePair.objects.of(programme).living().filter(Q(one__in=ids) | Q(other__in=ids))
    return pairs.order_by("pk").select_for_update(of=("self",))


def _alike(key: Key, records: dict[int, CompanyRecord], statistics: NameStatistics) -> Comparison | None:
    one, other = key
    if one not in records or other not in records:
        return None
    found = compare(records[one], records[other], statistics)
    return found if found.score >= LEAST else None


def _keep(
    programme: Programme,
    rated: dict[Key, Comparison],
    known: dict[Key, DuplicatePair],
    records: dict[int, CompanyRecord],
) -> int:
    """Store new pairs and rate those that were there again; return how many ask for a decision now and did not before.

    The two companies of a new pair are also different when what was merged into them was said to be.
    """
    new = [key for key in rated if key not in known]
    said = _said_of_those_merged({pk for key in new for pk in key}) if new else {}
    fresh: list[DuplicatePair] = []
    changed: list[DuplicatePair] = []
    asked = 0
    for key, comparison in sorted(rated.items()):
        fingerprint = pair_fingerprint(records[key[0]], records[key[1]])
        pair = known.get(key) or DuplicatePair(programme=programme, one_id=key[0], other_id=key[1])
        if pair.pk is None and key in said:
            pair.state, pair.decided_by_id, pair.decided_at = PairState.DIFFERENT, *said[key]
        elif pair.pk is not None and pair.state != PairState.OPEN and pair.fingerprint != fingerprint:
            pair.state, pair.decided_by, pair.decided_at = PairState.OPEN, None, None
            asked += 1
        asked += pair.pk is None and pair.state == PairState.OPEN
        pair.score, pair.fingerprint = round(comparison.score * 100), fingerprint
        pair.reasons = [reason.as_json() for reason in comparison.reasons]
        (fresh if pair.pk is None else changed).append(pair)
    DuplicatePair.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=1_000)
    DuplicatePair.objects.bulk_update(changed, RATED, batch_size=500)
    return asked


def _said_of_those_merged(ids: Collection[int]) -> dict[Key, tuple[int | None, object]]:
    """Return per pair of companies who said that a record merged into one is another firm than the other, and when."""
    decided = DuplicatePair.objects.filter(state=PairState.DIFFERENT).annotate(
        here=F("one__merged_into"), there=F("other__merged_into")
    )
    found: dict[Key, tuple[int | None, object]] = {}
    for pair in decided.filter(Q(here__in=ids) | Q(there__in=ids)).order_by("pk"):
        one, other = sorted((pair.here or pair.one_id, pair.there or pair.other_id))
        found[one, other] = (pair.decided_by_id, pair.decided_at)
    return found
