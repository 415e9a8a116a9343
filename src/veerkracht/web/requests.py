"""A request as our views get it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme


class ProgrammeRequest(HttpRequest):
    """A request that passed our middleware: it knows its programme. For annotations only; nobody makes one."""

    programme: Programme
    htmx: HtmxDetails


class SignedInRequest(ProgrammeRequest):
    """The same of somebody who signed in, which is every request to a view without `login_not_required`."""

    user: User
