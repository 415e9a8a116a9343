"""What a machine may ask: does the process answer, and is everything there that it needs."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import F
from django.db.models.functions import Now
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from veerkracht.shared.tasks.models import Worker

from . import schema


@dataclass(frozen=True)
class Health:
    """Whether one thing is in order, and a word about it that names nobody."""

    ok: bool
    detail: str


Check = Callable[[], Health]
CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Add a check to /readyz; it gives its Health, and may raise a database error."""

    def register(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return register


@check("database")
def database() -> Health:
    """Ask the database the simplest of questions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Health(ok=True, detail="answers")


@check("migrations")
def migrations() -> Health:
    """Compare the tables with what the code expects."""
    missing = len(schema.pending())
    return Health(ok=not missing, detail=f"{missing} pending" if missing else "up to date")


@check("worker")
def worker() -> Health:
    """Look for a worker that was heard of lately."""
    newest = Worker.objects.alive().annotate(age=Now() - F("seen_at")).order_by("age").first()
    if newest is None:
        return Health(ok=False, detail="no sign of life")
    return Health(ok=True, detail=f"seen {max(newest.age.total_seconds(), 0):.0f} s ago")


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Tell that this process answers; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Tell for each check whether it is in order: 200 when all are, else 503."""
    found = {name: _result(function) for name, function in CHECKS.items()}
    is_ready = all(health.ok for health in found.values())
    body = {
        "status": "ready" if is_ready else "not ready",
        "checks": {name: asdict(health) for name, health in found.items()},
    }
    return JsonResponse(body, status=200 if is_ready else 503)


def _result(function: Check) -> Health:
    try:
        return function()
    except (DatabaseError, InterfaceError) as error:
        return Health(ok=False, detail=type(error).__name__)
