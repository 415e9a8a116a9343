"""Reads over the shelf of a programme."""

import datetime as dt

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce, Left
from wagtail.models import Revision

from veerkracht.domain.accounts.choices import WRITING_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Membership, Programme

from .models import ItemPage, ItemQuerySet, ItemRead, KnowledgePage, ReviewReminder, StoryApproval

# In which items are written first; other languages are translations of it.
LANGUAGE = "nl"
# Over how long we tell how often an item was read.
READ_LATELY = dt.timedelta(weeks=13)


def shelf_of(programme: Programme, language: str = LANGUAGE) -> KnowledgePage | None:
    """Return the page under which the items of this programme in this language stand, if it has been opened."""
    return KnowledgePage.objects.filter(programme=programme, locale__language_code=language).first()


def programme_of(item: ItemPage) -> Programme:
    """Return the programme on whose shelf this item stands."""
    return KnowledgePage.objects.select_related("programme").get(pk=item.get_parent().pk).programme


def programmes_with_shelf() -> "QuerySet[Programme]":
    """Return the programmes whose knowledge base was opened."""
    return Programme.objects.filter(pk__in=KnowledgePage.objects.values("programme_id")).order_by("pk")


def items_of(programme: Programme) -> ItemQuerySet:
    """Return the published items of this programme; none when its shelf was never opened."""
    found: ItemQuerySet = ItemPage.objects.on_shelf_of(programme)
    return found


def editors_group_name(programme: Programme) -> str:
    """Return the name of the CMS group of this programme's editors."""
    return f"editors-{programme.slug}"


def editors_wanted(programme: Programme, on: dt.date) -> set[int]:
    """Return the users who may edit on this day: those who may change the programme's data."""
    roles = Membership.objects.current(on).filter(programme=programme, role__in=WRITING_ROLES, user__is_active=True)
    return set(roles.values_list("user_id", flat=True))


def editors_admitted(programme: Programme) -> set[int]:
    """Return the users who may edit as the CMS has it now."""
    return set(User.objects.filter(groups__name=editors_group_name(programme)).values_list("pk", flat=True))


def all_items(programme: Programme) -> "QuerySet[ItemPage]":
    """Return every item of the programme, also drafts, with what the pionier last said (`answered`, `agreed`)."""
    shelf = KnowledgePage.objects.filter(programme=programme).values("path")
    found = ItemPage.objects.alias(shelf_path=Left("path", 2 * ItemPage.steplen)).filter(shelf_path__in=shelf)
    read = ItemRead.objects.filter(item_id=OuterRef("pk"), week__gt=programme.today() - READ_LATELY)
    times = read.order_by().values("item_id").annotate(times=Sum("times")).values("times")
    said = StoryApproval.objects.filter(story_id=OuterRef("pk")).order_by("-asked_at", "-pk")
    return found.select_related("owner", "theme", "locale").annotate(
        times_read=Coalesce(Subquery(times), 0),
        asked_at=Subquery(said.values("asked_at")[:1]),
        answered_at=Subquery(said.values("answered_at")[:1]),
        agreed=Subquery(said.values("is_approved")[:1]),
        remark=Subquery(said.values("remark")[:1]),
    )


def items_to_remind(programme: Programme, on: dt.date) -> "QuerySet[ItemPage]":
    """Return the published items whose day to be looked at again has come and whose owner was not told, by owner."""
    told = ReviewReminder.objects.filter(item_id=OuterRef("pk"), review_on=OuterRef("review_on"))
    due = items_of(programme).filter(~Exists(told), review_on__lte=on, owner__is_active=True).exclude(owner__email="")
    return due.order_by("owner_id", F("review_on"), "pk")


def due_to_be_published(programme: Programme, at: dt.datetime) -> list[Revision]:
    """Return the texts whose moment to be published has come, oldest first."""
    items = all_items(programme).order_by().annotate(key=Cast("pk", CharField())).values("key")
    due = Revision.page_revisions.filter(approved_go_live_at__lte=at, object_id__in=items)
    return list(due.order_by("approved_go_live_at", "pk"))


def due_to_be_withdrawn(programme: Programme, at: dt.datetime) -> list[ItemPage]:
    """Return the items whose last moment on the site has passed."""
    return list(items_of(programme).filter(expire_at__lte=at).order_by("expire_at", "pk").specific())
