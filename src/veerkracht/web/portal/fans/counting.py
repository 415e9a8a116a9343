"""Count a member list once: in memory, matched, told in numbers that tell of nobody, and forgotten."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from veerkracht.domain.fans.rules.counting import SHORTEST_LIST, SMALLEST
from veerkracht.domain.impact.queries.counting import count_members
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.shared.sheets import MAX_BYTES
from veerkracht.web.requests import SignedInRequest

from .bringing import find_own
from .forms import MembersForm

DAY = 86_400
# Who counts again and again with one row more or less could learn of that one row.
COUNTS_A_DAY = 3
TOO_MANY = 429


class OnlyInMemory(MemoryFileUploadHandler):
    """Keeps the list in memory whatever its size, and stops a file that is too large: it never touches a disk."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Take every file; how large it may be is seen while it comes in."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, as long as it all fits."""
        if start + len(raw_data) > MAX_BYTES:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)


@csrf_exempt
def count(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set where an upload goes before anything reads it; the form is protected all the same."""
    request.upload_handlers = [OnlyInMemory(request)]
    return _count(request, pk)


@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def _count(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the form, or what may be told of the list that was sent; nothing of it is kept."""
    found = find_own(request, pk)
    form = MembersForm(request.POST, request.FILES) if request.method == "POST" else MembersForm()
    context = {"fan": found, "form": form, "smallest": SMALLEST, "shortest": SHORTEST_LIST, "a_day": COUNTS_A_DAY}
    if request.method != "POST" or not form.is_valid() or form.sheet is None:
        return render(request, "portal/fans/count.html", context)
    if not within_limit(form="member_count", visitor=str(found.pk), limit=COUNTS_A_DAY, seconds=DAY):
        return render(request, "portal/fans/count.html", {**context, "too_many": True}, status=TOO_MANY)
    result = count_members(request.programme, form.sheet.rows)
    answer = render(request, "portal/fans/count.html", {**context, "form": MembersForm(), "result": result})
    answer["Cache-Control"] = "private, no-store"
    return answer
