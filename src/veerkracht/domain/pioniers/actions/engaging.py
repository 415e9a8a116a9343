"""What a pionier did: at our meetings and elsewhere."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import EngagementKind
from ..models import Engagement, Pionier


class EngagementOfMeeting(Refused):
    """The act belongs to one of our meetings."""

    message = _("This date belongs to a meeting. Change the pioniers of that meeting instead.")


@action
def log_engagement(
    *, pionier: Pionier, kind: EngagementKind, on: dt.date, title: str = "", url: str = "", by: User | None
) -> Engagement:
    """Note an act of a pionier outside our own meetings, such as an interview."""
    about(pionier)
    return Engagement.objects.create(pionier=pionier, kind=kind, on=on, title=title, url=url)


@action
def remove_engagement(*, engagement: Engagement, by: User | None) -> None:
    """Take away an act that was noted by mistake. Raises EngagementOfMeeting."""
    if engagement.occasion_id is not None:
        raise EngagementOfMeeting
    about(engagement.pionier, kind=engagement.kind, on=engagement.on.isoformat())
    engagement.delete()


def set_speakers(occasion: Occasion, pioniers: list[Pionier], kind: EngagementKind, on: dt.date) -> bool:
    """Make these the pioniers who speak at the occasion; return whether anything changed. For use inside an action."""
    before = set(Engagement.objects.filter(occasion=occasion).values_list("pionier_id", flat=True))
    after = {pionier.pk for pionier in pioniers}
    Engagement.objects.filter(occasion=occasion).exclude(pionier_id__in=after).delete()
    Engagement.objects.filter(occasion=occasion).update(kind=kind, on=on)
    Engagement.objects.bulk_create(
        [Engagement(occasion=occasion, pionier_id=pk, kind=kind, on=on) for pk in sorted(after - before)]
    )
    return before != after
