"""Search from the command line, and make the index anew."""

import json
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.html import strip_tags

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.search.store import store_at
from veerkracht.web.public.search.facets import ALL_KINDS
from veerkracht.web.public.search.listing import finder_for, row


class Command(BaseCommand):
    """Thin: ask what the site asks, print what it shows."""

    help = (
        "Searches what the site searches and shows the same results; --rebuild makes this machine's index anew, while "
        "the site goes on searching in the old one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the words, and what narrows them."""
        parser.add_argument("words", nargs="*", help="What somebody would type; nothing gives everything.")
        parser.add_argument("--kind", choices=[kind.name for kind in ALL_KINDS], help="Only this kind.")
        parser.add_argument("--programme", default="", help="The short name; the default programme otherwise.")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="The language of the visitor.")
        parser.add_argument("--limit", type=int, default=10, help="How many results to show.")
        parser.add_argument("--json", action="store_true", help="Print one line of JSON per result.")
        parser.add_argument("--rebuild", action="store_true", help="Make the index anew first.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild when asked to, then search."""
        if options["rebuild"]:
            began = time.perf_counter()
            count = store_at(settings.SEARCH_DIR).rebuild()
            self.stderr.write(
                f"The index holds {count} documents and took {time.perf_counter() - began:.1f} s to make."
            )
            if not options["words"]:
                return
        kinds = [each for kind in ALL_KINDS if options["kind"] in {None, kind.name} for each in kind.kinds]
        with translation.override(options["language"]):
            finder = finder_for(self._programme(options["programme"]), options["language"])
            found = finder.find(" ".join(options["words"]), kinds=kinds, size=max(1, options["limit"]))
            rows = [row(hit) for hit in found.hits]
        for place, each in enumerate(rows, start=1):
            facts = {"place": place, "title": strip_tags(each.title), "kind": each.kind, "url": each.url}
            line = json.dumps({**facts, "score": round(each.score, 3)}, ensure_ascii=False)
            self.stdout.write(line if options["json"] else f"{place:>2}. {facts['title']}  [{each.kind}]  {each.url}")
        if not options["json"]:
            meant = f" Did you mean: {found.meant}?" if found.meant else ""
            self.stdout.write(f"{found.total} results.{meant}")

    def _programme(self, slug: str) -> Programme:
        found = Programme.objects.filter(**({"slug": slug} if slug else {"is_default": True})).first()
        if found is None:
            raise CommandError("There is no such programme. Name one with --programme.")
        return found
