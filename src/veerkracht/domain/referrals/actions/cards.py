"""Cards: hand out and withdraw."""

import datetime as dt
import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import ReferralCard
from ..rules.codes import new_code

CODE_TRIES = 20


class CardWithdrawn(Refused):
    """The card is no longer in use, so nobody should print it."""

    message = _("This card is withdrawn: print it no more. Bring it back on its page, or make a new one.")


class NewerCard(Refused):
    """Another card took the place of the withdrawn one."""

    message = _("There is a newer card for this pionier and this occasion. Use that one; this one stays withdrawn.")


@action
def issue_card(*, pionier: Pionier, occasion: Occasion | None = None, by: User | None) -> ReferralCard:
    """Return the card of this pionier for this occasion, making one with a new short code when there is none."""
    return _issued(pionier, occasion)


@action
def issue_cards(*, occasion: Occasion, by: User | None) -> list[ReferralCard]:
    """Return a card for every pionier who speaks at this occasion, in the order of their names; reprints keep codes."""
    speakers = Pionier.objects.filter(engagements__occasion=occasion).select_related("programme").distinct()
    about(occasion)
    return [_issued(each, occasion) for each in speakers.order_by("person__name", "pk")]


def _issued(pionier: Pionier, occasion: Occasion | None) -> ReferralCard:
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
    """Stop a card; its code greets no longer, earlier questions stay. A second time changes nothing."""
    card = _held(card)
    if card.withdrawn_at is None:
        card.withdrawn_at = at
        card.save(update_fields=["withdrawn_at"])
    return card


@action
def restore_card(*, card: ReferralCard, by: User | None) -> ReferralCard:
    """Let a withdrawn card work again: what is on paper leads to its pionier as before. Raises NewerCard."""
    card = _held(card)
    card.withdrawn_at = None
    try:
        with transaction.atomic():
            card.save(update_fields=["withdrawn_at"])
    except IntegrityError as error:
        raise NewerCard from error
    return card


def _held(card: ReferralCard) -> ReferralCard:
    """Return the card as it is now, held until the transaction ends."""
    cards = ReferralCard.objects.select_related("pionier__person", "occasion", "programme")
    return cards.select_for_update(of=("self",), no_key=True).get(pk=card.pk)
