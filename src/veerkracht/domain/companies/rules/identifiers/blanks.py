"""What people type in a cell when they have nothing to say."""

from veerkracht.domain.companies.rules.vocabulary import word_set

_BLANKS = word_set("geen nvt n.v.t n/a na none nihil null nan onbekend unknown niet x xx xxx 0 #n/b #n/a #n/d") | {
    "geen bedrijf",
    "geen e-mail",
    "geen email",
    "geen idee",
    "geen mail",
    "niet bekend",
    "niet van toepassing",
    "not applicable",
}


def is_blank(text: str) -> bool:
    """Whether a cell is empty or says no more than `n.v.t.`, `-`, `geen` or `onbekend`."""
    return text.strip().rstrip(".").casefold() in _BLANKS or not text.strip(" .-_?/*'\"")
