"""The rows of the inbox, with the names that it shows."""

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.referrals.models import Question, ReferralCard
from veerkracht.web.requests import SignedInRequest


def rows_of(request: SignedInRequest) -> QuerySet[Question]:
    """Return the questions with the names that the list shows: of people and companies only the names are read.

    What hangs farther off is looked up for the lines of the page alone: with more than seven tables joined the database
    no longer looks for the order in which a search is cheap.
    """
    card = ReferralCard.objects.filter(pk=OuterRef("card")).order_by()
    return (
        Question.objects.of(request.programme)
        .annotate(
            said=Coalesce(NullIf("text", Value("")), Value(_("taken back by the sender")), output_field=TextField()),
            sender=Coalesce(
                NullIf("person__name", Value("")), NullIf("email", Value("")), Value("-"), output_field=TextField()
            ),
            firm=Coalesce("company__name", "company_name"),
            pionier_name=Subquery(card.values(name=F("pionier__person__name"))),
            event_title=Subquery(card.values(title=F("occasion__title"))),
            theme_name=Subquery(Theme.objects.filter(pk=OuterRef("theme")).order_by().values("name")),
            owner=Subquery(User.objects.filter(pk=OuterRef("assigned_to")).order_by().values("name")),
        )
        .only("due_on", "state")
        .order_by("due_on", "pk")
    )
