"""Keep the stored figures close behind the ledger."""

from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions import refresh_figures


@every(seconds=2)
def refresh_changed_figures() -> None:
    """Refresh the programmes of which the ledger changed."""
    changed = LedgerChange.objects.order_by().values("programme").distinct()
    for programme in Programme.objects.filter(pk__in=changed):
        refresh_figures(programme=programme)
