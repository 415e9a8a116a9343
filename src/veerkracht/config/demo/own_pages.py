"""A page that the programme wrote about itself, in both languages."""

import datetime as dt
from typing import Any

from veerkracht.domain.knowledge.actions import publish_item
from veerkracht.domain.knowledge.choices import ItemKind, Layer
from veerkracht.domain.programme.models import Programme

CHECKED_ON, REVIEW_ON = dt.date(2019, 6, 3), dt.date(2020, 6, 1)
THEME = "ondernemers-onderling"
DUTCH = (
    ("paragraph", "<p>In deze streek werken veel familiebedrijven. Men kent elkaar, en wat iemand vertelt, moet "
     "kloppen. Daarom vertellen ondernemers het hier zelf, ook wat er misging.</p>"),
    ("heading", "Waarom juist nu"),
    ("paragraph", "<p>Mensen zijn moeilijk te vinden en techniek verandert snel. Bedrijven die hun werk anders "
     "inrichten, hebben daar minder last van. Hoe dat gaat, leert u het best van iemand die het deed.</p>"),
    ("heading", "Zo doet u mee"),
    ("paragraph", "<ul><li>Kom luisteren bij een bijeenkomst in de buurt.</li><li>Stel een vraag aan een "
     "pionier.</li><li>Probeer één ding in uw eigen bedrijf.</li></ul>"),
    ("paragraph", "<p><i>Dit is een voorbeeld. Mensen, bedrijven en cijfers zijn verzonnen.</i></p>"),
)  # fmt: skip
ENGLISH = (
    ("paragraph", "<p>Many firms in this region belong to a family. People know each other, and what somebody tells "
     "has to be true. That is why entrepreneurs tell it here themselves, also what went wrong.</p>"),
    ("heading", "How to take part"),
    ("paragraph", "<ul><li>Come and listen at a meeting near you.</li><li>Ask a pionier a question.</li>"
     "<li>Try one thing in your own firm.</li></ul>"),
    ("paragraph", "<p><i>This is an example. People, firms and figures are invented.</i></p>"),
)  # fmt: skip


def load_own_pages(programme: Programme) -> None:
    """Publish the page about the region, and its English version."""
    common: dict[str, Any] = {
        "programme": programme,
        "kind": ItemKind.PAGE,
        "theme": THEME,
        "layer": Layer.WHY,
        "checked_on": CHECKED_ON,
        "review_on": REVIEW_ON,
        "keeps_draft": False,
        "by": None,
    }
    dutch = publish_item(
        **common,
        title="Over deze streek",
        intro="Waarom ondernemers hier van elkaar leren, en hoe u meedoet.",
        body=DUTCH,
    )
    publish_item(
        **common,
        title="About this region",
        slug="about-this-region",
        intro="Why entrepreneurs learn from each other here, and how to take part.",
        body=ENGLISH,
        language="en",
        translates=dutch,
    )
