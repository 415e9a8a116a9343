"""Cards: hand out and withdraw."""

import datetime as dt
import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.audit import action
from veerkracht.shared.decision import Refused

from ..models import ReferralCard
from ..rules.codes import new_code

CODE_TRIES = 20


class CardWithdrawn(Refused):
    """The card is no longer in use."""

    message = _("This card is no longer in use. You can still ask your question here.")


@action
def issue_card(*, pionier: Pionier, occasion: Occasion | None = None, by: User | None) -> ReferralCard:
    """Return the card of this pionier for this occasion, making one with a new short code when there is none."""
    card = ReferralCard.objects.of(pionier.programme).live().filter(pionier=pionier, occasion=occasion).first()
    for _try in range(CODE_TRIES):
        if card is not None:
            break
        card = _card_with_code(pionier, occasion, new_code(secrets.choice))
    if card is None:
        raise RuntimeError("no free card code found")
    return card


def _card_with_code(pionier: Pionier, occasion: Occasion | None, code: str) -> ReferralCard | None:
    """Make the card; when code or card exist already by now, return the existing card or None for another try."""
    try:
        with transaction.atomic():
            return ReferralCard.objects.create(
                programme=pionier.programme, pionier=pionier, occasion=occasion, code=code
            )
    except IntegrityError:
        return ReferralCard.objects.of(pionier.programme).live().filter(pionier=pionier, occasion=occasion).first()


@action
def withdraw_card(*, card: ReferralCard, at: dt.datetime, by: User | None) -> ReferralCard:
    """Stop a card; its code greets no longer, earlier questions stay."""
    card.withdrawn_at = at
    card.save(update_fields=["withdrawn_at"])
    return card
