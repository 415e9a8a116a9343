"""Finding: how good the results are beside PostgreSQL's and Wagtail's, and how fast at 20,000 documents."""

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks.search import judging

DOCUMENTS = 20_000
SEED = 20190923


def main() -> None:
    """Measure on the demo's items, then on many documents made of their sentences."""
    _data.prepare("bench")
    with tempfile.TemporaryDirectory() as folder:
        from django.conf import settings

        settings.SEARCH_DIR = Path(folder) / "demo"
        queries = judge()
        settings.SEARCH_DIR = Path(folder) / "many"
        speed(queries)


def judge() -> list[str]:
    """Print the quality of every engine on the same queries; return the queries."""
    from django.core.management import call_command

    from benchmarks.search import peers
    from veerkracht.domain.programme.models import Programme
    from veerkracht.web.public.search.listing import ITEMS, finder_for
    from veerkracht.web.visible import once_each, readable_items

    call_command("wagtail_update_index", verbosity=0)
    programme = Programme.objects.get(is_default=True)
    items = once_each(readable_items(programme, programme.today()), "nl")
    titles = list(items.order_by("pk").values_list("title", flat=True))
    queries = judging.judged(titles)
    engines: dict[str, judging.Search] = {
        "ours": lambda text: [hit.title for hit in finder_for(programme, "nl").find(text, kinds=ITEMS).hits],
        "postgres_dutch_all": peers.postgres(items, any_word=False),
        "postgres_dutch_any": peers.postgres(items, any_word=True),
        "wagtail_all": peers.wagtail(items, any_word=False),
        "wagtail_any": peers.wagtail(items, any_word=True),
    }
    chance = random.Random(SEED)
    exact = [(title, title) for title in titles]
    typos = [(judging.misspelt(title, chance), title) for title in titles]
    for name, search in engines.items():
        facts = {
            **judging.quality(search, queries),
            "mrr10": judging.mrr(search, exact),
            "mrr10_typo": judging.mrr(search, typos),
        }
        print(
            json.dumps({"name": f"search.{name}", "items": len(titles), "queries": len(queries), **facts}), flush=True
        )
    return list(queries)


def speed(queries: Sequence[str]) -> None:
    """Print how long the index takes to make, a search in it, and the whole page."""
    from django.conf import settings
    from django.test import Client

    from veerkracht.domain.programme.models import Programme
    from veerkracht.shared.search.documents import SOURCES, Source, register
    from veerkracht.shared.search.store import store_at
    from veerkracht.web.public.search.listing import finder_for

    programme = Programme.objects.get(is_default=True)
    texts = sentences()
    SOURCES.clear()
    drawn = list(documents(str(programme.pk), texts))
    register(Source("many", lambda _ids: drawn, {}))
    began, worked = time.perf_counter(), time.process_time()
    count = store_at(settings.SEARCH_DIR).rebuild()
    took, cpu = time.perf_counter() - began, time.process_time() - worked
    report("search.build", documents=count, seconds=round(took, 2), cpu_seconds=round(cpu, 2), aim=10)
    chance = random.Random(SEED)
    asked = [*queries, *(judging.misspelt(query, chance) for query in queries)]
    finder, client = finder_for(programme, "nl"), Client(headers={"host": "localhost"})
    settings.PAGE_CACHE_SECONDS = 0
    spread("search.engine", lambda text: finder.find(text), asked, aim=10)
    spread("search.page", lambda text: client.get("/zoeken/", {"q": text}), asked, aim=60)


def spread(name: str, ask: Callable[[str], object], asked: Sequence[str], *, aim: float) -> None:
    """Print the median and the 95th percentile over all queries, each asked twice after a first round."""
    for text in asked[:20]:
        ask(text)
    walls, works = [], []
    for text in [*asked, *asked]:
        began, worked = time.perf_counter(), time.process_time()
        ask(text)
        walls.append((time.perf_counter() - began) * 1000)
        works.append((time.process_time() - worked) * 1000)
    report(name, **shares("", walls), **shares("cpu_", works), aim=aim)


def shares(prefix: str, times: list[float]) -> dict[str, float]:
    """Return the median and the 95th percentile in milliseconds."""
    ordered = sorted(times)
    places = {"p50_ms": len(ordered) // 2, "p95_ms": int(len(ordered) * 0.95)}
    return {prefix + name: round(ordered[place], 1) for name, place in places.items()}


def sentences() -> list[str]:
    """Return the sentences of the demo's items."""
    from veerkracht.domain.knowledge.models import ItemPage

    pages = ItemPage.objects.order_by("pk")
    return [found for page in pages for found in page.words.replace("\n", " ").split(". ") if len(found) > 20]


def documents(scope: str, texts: Sequence[str]) -> Iterator[Any]:
    """Yield many documents of some 200 words: shuffled sentences, and compounds that no other document has."""
    from veerkracht.shared.search.analysis import compounds
    from veerkracht.shared.search.documents import Document

    chance, parts = random.Random(SEED), sorted(compounds.known())
    for number in range(DOCUMENTS):
        body = ". ".join(chance.choice(texts) for _ in range(14))
        rare = " ".join(chance.choice(parts) + chance.choice(parts) for _ in range(6))
        title = " ".join(chance.choice(texts).split()[:7])
        facets = {"theme": [f"thema-{number % 10}"], "layer": ["hoe"]}
        yield Document(
            number, scope, "article", title, chance.choice(texts)[:200], f"{body} {rare}", facets=facets, ref="x"
        )


def report(name: str, **facts: object) -> None:
    """Print one line."""
    print(json.dumps({"name": name, **facts}), flush=True)


if __name__ == "__main__":
    main()
