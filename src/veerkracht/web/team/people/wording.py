"""What was done about a request, in words."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.ui.formats import moment

DONE: Mapping[str, Promise] = {
    "companies.open_request": gettext_lazy("noted"),
    "companies.extend_request": gettext_lazy("extended, and the person was told"),
    "companies.close_request": gettext_lazy("closed"),
}


def said_done(programme: Programme, lines: Iterable[AuditLine]) -> list[str]:
    """Return what was done when and by whom, the newest first."""
    return [
        f"{moment(line.at + programme.clock_offset)} · {DONE.get(line.action, line.action)} · "
        f"{line.actor or _('the system')}"
        for line in lines
    ]
