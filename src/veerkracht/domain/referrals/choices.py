"""States of a question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionState(TextChoices):
    """Where a question stands."""

    OPEN = "open", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    PASSED_ON = "passed_on", _("passed on")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")
