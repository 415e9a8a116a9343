"""What has to happen by itself to people's data."""

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions import lapse_unconfirmed
from .models import Consent

HOUR = 3600


@every(seconds=HOUR)
def forget_unconfirmed() -> None:
    """End what was asked a week ago and never confirmed, piece by piece."""
    for programme in Programme.objects.order_by("pk"):
        while Consent.objects.of(programme).unanswered(programme.now()).exists():
            lapse_unconfirmed(now=programme.now(), programme_id=programme.pk)
