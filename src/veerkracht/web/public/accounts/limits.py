"""How often one visitor, and one address, may try to sign in."""

from django.http import HttpRequest

from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.visitor import visitor_of

HOUR = 3600
CODES_PER_VISITOR = 20
CODES_PER_ADDRESS = 6
TRIES_PER_VISITOR = 40


def may_ask_for_code(request: HttpRequest) -> bool:
    """Count a request for a code, for the visitor and for the address it would go to."""
    email = request.POST.get("email", "").strip().lower()[:254]
    visitor = within_limit(form="sign_in", visitor=visitor_of(request), limit=CODES_PER_VISITOR, seconds=HOUR)
    if not email:  # all who forget to type would share one limit
        return visitor
    return within_limit(form="sign_in_to", visitor=email, limit=CODES_PER_ADDRESS, seconds=HOUR) and visitor


def may_try(request: HttpRequest) -> bool:
    """Count a try with a code, a passkey or a second factor."""
    return within_limit(form="sign_in_try", visitor=visitor_of(request), limit=TRIES_PER_VISITOR, seconds=HOUR)
