"""Files that only some people may see: handed out by a view that asked who it is, and never kept on the way."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from veerkracht.domain.companies.rules.documents import CONTENT_TYPES, DocumentKind


def private_file(file: FieldFile, *, name: str, shown: bool = False) -> HttpResponseBase:
    """Hand out a file that we checked before: as a download, or shown when it is a picture that we drew ourselves."""
    if not file:
        raise Http404
    kind = DocumentKind((file.name or "").rpartition(".")[2])
    try:
        opened = file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(opened, as_attachment=not shown, filename=f"{name}.{kind}", content_type=CONTENT_TYPES[kind])
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
