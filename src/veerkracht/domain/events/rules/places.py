"""How the place of a meeting is told."""


def place_name(municipality: str, venue: str) -> str:
    """Return where it is, with the municipality unless the place names it already; empty when nobody knows yet."""
    return venue if municipality in venue else ", ".join(filter(None, (venue, municipality)))
