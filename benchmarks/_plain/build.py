"""Fill the plain site: `python -m benchmarks._plain.build`, in a process of its own since it has other settings.

Prints the path of one article.
"""

import os
import random
import re

import django

PAGES, LISTS = 2_000, 20
SEED = 20190923


def main() -> None:
    """Make the tables and the pages, unless they are there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._plain.settings"
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from benchmarks._plain.models import PlainArticle, PlainHome, PlainList

    call_command("migrate", verbosity=0)
    if PlainArticle.objects.count() != PAGES:
        Page.objects.filter(depth__gt=1).delete()
        home = Page.get_first_root_node().add_child(instance=PlainHome(title="Plain", slug="plain"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
        )
        fill([home.add_child(instance=PlainList(title=f"Lijst {n}", show_in_menus=True)) for n in range(LISTS)])
        call_command("rebuild_references_index", verbosity=0)
        call_command("wagtail_update_index", verbosity=0)
    print(PlainArticle.objects.order_by("path")[0].url_path.removeprefix("/plain"))


def fill(lists: list[object]) -> None:
    """Put the articles in the lists, made of sentences of the demo."""
    from benchmarks._plain.models import PlainArticle
    from veerkracht.config.demo.items import read_items

    texts = [re.sub("<[^>]+>", " ", str(value)) for item in read_items() for _kind, value in item.body]
    sentences = [found for text in texts for found in text.split(". ") if len(found) > 20]
    chance = random.Random(SEED)
    for number in range(PAGES):
        paragraphs = [". ".join(chance.choice(sentences) for _ in range(5)) for _ in range(3)]
        body = [("heading", "Zo begint u"), *(("paragraph", f"<p>{text}</p>") for text in paragraphs)]
        title = " ".join(chance.choice(sentences).split()[:7])
        article = PlainArticle(title=title, slug=f"artikel-{number}", intro=chance.choice(sentences)[:200], body=body)
        lists[number % len(lists)].add_child(instance=article)  # type: ignore[attr-defined]  # pages of a library


if __name__ == "__main__":
    main()
