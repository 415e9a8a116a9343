"""What stories say about who tells them."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, on_forget, personal_data

from . import actions
from .models import Brochure, ItemPage, KnowledgePage, StoryApproval, StoryPage, Theme

STORIES = Purpose(
    "stories",
    _("Tell how firms renewed themselves, in the words of who did it"),
    Basis.CONSENT,
    _("pioniers who tell a story"),
    _("everybody: it stands on the site"),
)
PUBLISHED = Retention("stories", _("stories"), None, _("until the teller takes the consent back"))

personal_data(StoryPage, "told_by", "title", purpose=STORIES, retention=PUBLISHED, person="told_by", programme="")
personal_data(
    StoryApproval, "title", "intro", "text", "remark", purpose=STORIES, retention=PUBLISHED, person="story__told_by"
)
personal_data(StoryApproval, "asked_by", purpose=STORIES, retention=PUBLISHED, person="asked_by__people")
no_personal_data(ItemPage, "intro", because="written to be published; a story goes as a whole with its teller")
no_personal_data(KnowledgePage, "intro", because="written about the knowledge base")
no_personal_data(
    KnowledgePage,
    "home_intro",
    "story_title",
    "story_text",
    "scan_text",
    "agenda_text",
    because="what the front page says about the programme",
)
no_personal_data(Brochure, "foreword", because="written by the team to be printed; stories in it go with their teller")
no_personal_data(Theme, "name", "name_en", "intro", because="the name of a subject")

on_forget(actions.remove_stories)
