"""The documents that show a step: one invented text per kind of step."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from veerkracht.domain.companies.choices import StepKind

TEXT = """VERZONNEN BEWIJSSTUK

Dit bestand hoort bij het voorbeeldprogramma. In het echt staat hier een verslag, een foto, een rekening of een
deelnemerslijst die laat zien dat het bedrijf de stap heeft gezet.

Soort stap: {kind}
"""


def evidence_path(kind: StepKind) -> str:
    """Return where the document of this kind of step stands."""
    return f"evidence/voorbeeld/{kind.value}.txt"


def write_documents() -> None:
    """Put the documents in the storage; those that are there stay."""
    for kind in StepKind:
        path = evidence_path(kind)
        if not default_storage.exists(path):
            with translation.override("nl"):
                text = TEXT.format(kind=kind.label)
            default_storage.save(path, ContentFile(text.encode()))
