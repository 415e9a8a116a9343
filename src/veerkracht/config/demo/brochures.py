"""One brochure of the example: the stories first, then two tools."""

from veerkracht.domain.knowledge.actions import save_brochure
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.queries import items_of
from veerkracht.domain.programme.models import Programme

FOREWORD = (
    "In dit boekje vertellen ondernemers uit de regio hoe zij hun bedrijf vernieuwden. Niet met een dik plan, maar met "
    "een bord aan de muur, een proef van drie maanden of een gesprek bij de koffie.\n"
    "Wilt u weten hoe dat bij u zou gaan? Scan de code onder een verhaal en stel uw vraag. Binnen tien werkdagen hebt "
    "u antwoord.\n"
    "Dit is een voorbeeld. Mensen, bedrijven en cijfers zijn verzonnen."
)


def load_brochure(programme: Programme) -> None:
    """Save the brochure, when there is something to put in it."""
    items = items_of(programme).order_by("pk")
    stories, tools = items.filter(kind=ItemKind.STORY)[:6], items.filter(kind=ItemKind.TOOL)[:2]
    chosen = [*stories, *tools]
    if chosen:
        save_brochure(
            programme=programme,
            title="Zo deden wij het",
            subtitle="Zes ondernemers over vernieuwen met uw eigen mensen",
            foreword=FOREWORD,
            items=chosen,
            at=programme.now(),
            by=None,
        )
