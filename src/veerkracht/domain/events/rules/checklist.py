"""What usually has to be done for a meeting, and how many days before (or after) it."""

from ..choices import EventKind

EVERY: tuple[tuple[str, int], ...] = (
    ("Zaal of plek vastleggen", -42),
    ("Tekst van de uitnodiging naar de fan", -35),
    ("Pionier voorbereiden: wie zit er in de zaal", -7),
    ("Kaartjes met QR drukken", -7),
    ("Lijst en telefoons voor de deur klaarzetten", -1),
    ("Pionier en fan bedanken", 2),
)
BY_KIND: dict[EventKind, tuple[tuple[str, int], ...]] = {
    EventKind.VISIT: (("Rondleiding en veiligheid afspreken", -14),),
    EventKind.ONLINE: (("Verbinding proberen met de pionier", -2),),
    EventKind.CEREMONY: (("Tekst van de plaquette laten zien", -21),),
}


def usual_items(kind: str) -> list[tuple[str, int]]:
    """Return what has to be done for a meeting of this kind, with the day counted from the meeting, in order."""
    return sorted((*EVERY, *BY_KIND.get(EventKind(kind), ())), key=lambda item: item[1])
