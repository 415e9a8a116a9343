"""Keep the stored figures close behind the ledger."""

from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions import refresh_figures

# So many changes in one transaction: about a second's work, and a killed worker loses no more than that.
PIECE = 10_000


@every(seconds=2)
def refresh_changed_figures() -> None:
    """Refresh the programmes of which the ledger changed, piece by piece."""
    changed = LedgerChange.objects.order_by().values("programme").distinct()
    for programme in Programme.objects.filter(pk__in=changed).order_by("pk"):
        while refresh_figures(programme=programme, at_most=PIECE):
            continue
