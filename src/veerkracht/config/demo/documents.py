"""The documents that show a step: one invented text per kind of step."""

from django.core.files.base import ContentFile
from django.utils import translation

from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.companies.models.step import evidence_storage

NAME = "verslag.txt"
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
    storage = evidence_storage()
    for kind in StepKind:
        path = evidence_path(kind)
        if not storage.exists(path):
            with translation.override("nl"):
                text = TEXT.format(kind=kind.label)
            storage.save(path, ContentFile(text.encode()))
