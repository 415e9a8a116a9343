"""How often a visitor may use a form that sends mail to the address somebody fills in."""

from django.http import HttpRequest

from veerkracht.shared.ratelimit.counting import Attempt, within_limits

from .visitor import visitor_of

HOUR = 3600


def may_cause_mail(request: HttpRequest, form: str, email: str, *, per_visitor: int, per_address: int) -> bool:
    """Count an attempt of this hour for the visitor, and for the address, so that nobody is mailed full by others."""
    attempts = [Attempt(form, visitor_of(request), per_visitor)]
    address = email.strip().lower()
    if address:  # all who forget to type would share one limit
        attempts.append(Attempt(f"{form}_for", address, per_address))
    return within_limits(*attempts, seconds=HOUR)
