"""How often one visitor, and one address, may try to sign in."""

from django.http import HttpRequest

from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.limits import HOUR, may_cause_mail
from veerkracht.web.visitor import visitor_of

CODES_PER_VISITOR = 20
CODES_PER_ADDRESS = 6
TRIES_PER_VISITOR = 40


def may_ask_for_code(request: HttpRequest) -> bool:
    """Count a request for a code, for the visitor and for the address it would go to."""
    email = request.POST.get("email", "")[:254]
    return may_cause_mail(request, "sign_in", email, per_visitor=CODES_PER_VISITOR, per_address=CODES_PER_ADDRESS)


def may_try(request: HttpRequest) -> bool:
    """Count a try with a code, a passkey or a second factor."""
    return within_limit(form="sign_in_try", visitor=visitor_of(request), limit=TRIES_PER_VISITOR, seconds=HOUR)
