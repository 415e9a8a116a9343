"""What can be found on the site, out of words that do not know each other."""

from functools import partial

from veerkracht.domain.events import search as events
from veerkracht.domain.fans import search as fans
from veerkracht.domain.knowledge import search as knowledge
from veerkracht.domain.pioniers import search as pioniers
from veerkracht.shared.search.documents import Ids, Source, register, the_same

ITEM = "item"


def _stories_of_pioniers(pionier_ids: Ids) -> Ids:
    return knowledge.items_told_by(pioniers.people(pionier_ids))


def register_all() -> None:
    """Register every source; called once when the door is loaded."""
    register(
        Source(
            ITEM,
            partial(knowledge.items, windows_of_people=pioniers.windows_of_people),
            {
                "wagtailcore_page": knowledge.with_versions,
                "knowledge_itempage": the_same,
                "knowledge_storypage": the_same,
                "knowledge_theme": knowledge.items_of_themes,
                "pioniers_pionier": _stories_of_pioniers,
                "pioniers_appointment": _stories_of_pioniers,
            },
        )
    )
    register(Source("theme", knowledge.themes, {"knowledge_theme": knowledge.with_family}))
    register(
        Source(
            "pionier",
            pioniers.documents,
            {
                "pioniers_pionier": the_same,
                "pioniers_appointment": the_same,
                "companies_person": pioniers.of_people,
                "companies_company": pioniers.of_companies,
            },
        )
    )
    register(Source("event", events.documents, {"events_event": the_same, "companies_occasion": the_same}))
    register(Source("fan", fans.documents, {"fans_fan": the_same}))
