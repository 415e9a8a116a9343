"""What a question is like: items of the knowledge base, a theme, and questions that were answered before.

Items and themes come from the search engine of the site. Questions never go into that index, because their texts are
confidential: they are compared inside the database.
"""

import re
from collections.abc import Iterator

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import QuerySet

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.search.finding import Finder, Hit, Sight

from ..choices import QuestionState
from ..models import Question
from ..rules.theming import Likeness, ThemeGuess, guess_theme

WINDOW, WINDOWS = 10, 5
HITS = 6
ITEMS = 3
RELATED = 4
WEIGHED = 200
WORD = re.compile(r"[^\W\d_]{4,}")
DUTCH = "dutch"


def hits_of(text: str, programme: Programme) -> list[Hit]:
    """Return what the search engine finds for a text, a few words at a time, the likest first."""
    finder = Finder(Sight(str(programme.pk), programme.today()))
    best: dict[str, Hit] = {}
    for words in _windows(text):
        for hit in finder.find(words, kinds=[*ItemKind.values, "theme"], size=HITS).hits:
            if hit.key not in best or best[hit.key].score < hit.score:
                best[hit.key] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.key))


def _windows(text: str) -> Iterator[str]:
    words = list(dict.fromkeys(WORD.findall(text.lower())))[: WINDOW * WINDOWS]
    for start in range(0, len(words), WINDOW):
        yield " ".join(words[start : start + WINDOW])


def items_like(hits: list[Hit]) -> list[Hit]:
    """Return the few items of the knowledge base that are likest."""
    return [hit for hit in hits if hit.kind in ItemKind.values][:ITEMS]


def theme_like(hits: list[Hit]) -> ThemeGuess | None:
    """Return the theme to which what is alike leads, with the titles that led to it."""
    return guess_theme([Likeness(_themes(hit), hit.score, hit.title) for hit in hits[: 2 * HITS]])


def _themes(hit: Hit) -> tuple[str, ...]:
    return (hit.ref,) if hit.kind == "theme" else tuple(hit.facets.get("theme", ()))


def proposed_theme(question: Question, hits: list[Hit]) -> tuple[Theme, ThemeGuess] | None:
    """Return the theme that is proposed for a question, as a row of its programme."""
    guess = theme_like(hits)
    theme = Theme.objects.of(question.programme).filter(code=guess.code).first() if guess else None
    return (theme, guess) if theme and guess else None


def answered_like(question: Question) -> "QuerySet[Question]":
    """Return answered questions of the programme with the same telling words, the likest first.

    Only the latest that share a word are weighed: weighing all of tens of thousands makes the page wait.
    """
    words = list(dict.fromkeys(WORD.findall(question.text.lower())))[:24]
    answered = Question.objects.of(question.programme).exclude(pk=question.pk).exclude(answer__in=["", "-"])
    answered = answered.filter(state__in=[QuestionState.ANSWERED, QuestionState.CLOSED])
    if not words:
        return answered.none()
    wanted = SearchQuery(" | ".join(words), search_type="raw", config=DUTCH)
    vector = SearchVector("text", config=DUTCH)
    latest = answered.annotate(vector=vector).filter(vector=wanted).order_by("-asked_at", "-pk").values("pk")[:WEIGHED]
    found = Question.objects.filter(pk__in=latest).annotate(rank=SearchRank(vector, wanted))
    return found.order_by("-rank", "-asked_at", "-pk")[:RELATED]
