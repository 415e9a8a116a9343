"""What every request passes: which programme answers here, and how a refusal is shown."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from veerkracht.domain.programme.queries import programme_for_host
from veerkracht.shared.audit.recording import origin
from veerkracht.shared.decision import Refused

GetResponse = Callable[[HttpRequest], HttpResponse]

# Answer without a programme: monitoring, static files, the editor's sign-in.
WITHOUT_PROGRAMME = ("/healthz", "/readyz", "/static/", "/cms/", "/account/")


# What no page of ours asks a browser for, so that nothing put into a page can.
CLOSED = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb"))


class PermissionsPolicyMiddleware:
    """Tell the browser which of its powers our pages never use."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header."""
        answer = self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", CLOSED)
        return answer


class ProgrammeMiddleware:
    """Put the programme of this host name on the request; say so when there is none yet."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the programme, or show the page that tells how to make one."""
        request.programme = None  # type: ignore[attr-defined]  # our own attribute on every request
        if request.path not in WITHOUT_PROGRAMME[:2] and not request.path.startswith("/static/"):
            request.programme = programme_for_host(request.get_host().partition(":")[0])  # type: ignore[attr-defined]
            if request.programme is None and not request.path.startswith(WITHOUT_PROGRAMME):  # type: ignore[attr-defined]
                return render(request, "no_programme.html", status=503)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Note the route for the audit line of any action that follows."""
        match = request.resolver_match
        origin.set(match.view_name if match else "")


class RefusalMiddleware:
    """Show a refusal that no view turned into a form error as a page with status 409."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Render the reason of a `Refused`; leave every other error alone."""
        if isinstance(exception, Refused):
            return render(request, "refused.html", {"reason": str(exception)}, status=409)
        return None
