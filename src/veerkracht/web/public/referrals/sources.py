"""From which page a question comes, as a word in the address of its form."""

from veerkracht.domain.referrals.choices import QuestionSource

SOURCE = "bron"
SOURCES = {
    "scan": QuestionSource.SCAN,
    "bijeenkomst": QuestionSource.EVENT,
    "mijn": QuestionSource.PORTAL,
}


def with_source(query: str, source: str) -> str:
    """Return a query (empty, or with its question mark) with the source added; an unknown one is left out."""
    if source not in SOURCES:
        return query
    return f"{query}{'&' if query else '?'}{SOURCE}={source}"
