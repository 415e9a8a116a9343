"""The rows of the inbox, with the names that it shows."""

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from veerkracht.domain.referrals.models import Question
from veerkracht.web.requests import SignedInRequest


def rows_of(request: SignedInRequest) -> QuerySet[Question]:
    """Return the questions with the names that the list shows: of people and companies only the names are read."""
    return (
        Question.objects.of(request.programme)
        .annotate(
            said=Coalesce(NullIf("text", Value("")), Value(_("taken back by the sender")), output_field=TextField()),
            sender=Coalesce(
                NullIf("person__name", Value("")), NullIf("email", Value("")), Value("-"), output_field=TextField()
            ),
            firm=Coalesce("company__name", "company_name"),
            pionier_name=F("card__pionier__person__name"),
            event_title=F("card__occasion__title"),
            theme_name=F("theme__name"),
            owner=F("assigned_to__name"),
        )
        .only("due_on", "state")
        .order_by("due_on", "pk")
    )
