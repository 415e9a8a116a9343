"""What a visit by a fan's own invitation carries along: the code of the link, and nothing of the visitor."""

import re

from django.http import HttpRequest

CODE = re.compile(r"[0-9a-z]{8}")


def invitation_code(request: HttpRequest) -> str:
    """Return the code in the address, or nothing when there is none that could be ours."""
    code = request.GET.get("via", "")
    return code if CODE.fullmatch(code) else ""


def via_of(request: HttpRequest) -> str:
    """Return the part of an address that carries the code on, or nothing."""
    code = invitation_code(request)
    return f"?via={code}" if code else ""
