"""How a drawn picture goes out: for anybody, kept for a day."""

import hashlib

from django.http import HttpResponse

DAY = 24 * 60 * 60


def picture_response(png: bytes) -> HttpResponse:
    """Return the picture with what lets others keep it."""
    response = HttpResponse(png, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["ETag"] = f'"{hashlib.blake2b(png, digest_size=12).hexdigest()}"'
    return response
