"""Mail about the knowledge base: to the pionier whose story it is, and to who keeps an item."""

from collections.abc import Sequence

from django.conf import settings

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .models import ItemPage, StoryApproval


def ask_pionier(approval: StoryApproval) -> Mail:
    """Ask who tells the story whether the text is right, with one link."""
    person = approval.story.told_by
    return write_to(
        programme=approval.programme,
        kind="story_approval",
        email=person.email,
        person=person,
        language=person.language,
        context={"approval": approval, "link": address(approval.programme, "public:story-approval", approval.token)},
        may_wait=True,
    )


def tell_answer(approval: StoryApproval) -> Mail | None:
    """Tell who asked what the pionier said; nothing when that person is gone."""
    asked_by = approval.asked_by
    if asked_by is None or not asked_by.email:
        return None
    return write_to(
        programme=approval.programme,
        kind="story_answered",
        email=asked_by.email,
        language=settings.LANGUAGE_CODE,
        context={"approval": approval, "link": address(approval.programme, "team:knowledge")},
    )


def remind(owner: User, programme: Programme, items: Sequence[ItemPage]) -> Mail:
    """Tell the owner which items have come to the day on which they are looked at again."""
    return write_to(
        programme=programme,
        kind="items_to_review",
        email=owner.email,
        language=settings.LANGUAGE_CODE,
        context={"items": items, "link": f"{address(programme, 'team:knowledge')}?state=stale"},
        may_wait=True,
    )


def ask_to_look(editor: User, programme: Programme, item: ItemPage, writer: User | None) -> Mail:
    """Ask an editor to read the text of a colleague."""
    return write_to(
        programme=programme,
        kind="text_to_look_at",
        email=editor.email,
        language=settings.LANGUAGE_CODE,
        context={"item": item, "writer": writer, "link": _in_editor(programme, item)},
    )


def tell_look(writer: User, programme: Programme, item: ItemPage, *, is_approved: bool, remark: str) -> Mail:
    """Tell the writer what a colleague said of the text."""
    return write_to(
        programme=programme,
        kind="text_looked_at",
        email=writer.email,
        language=settings.LANGUAGE_CODE,
        context={
            "item": item,
            "is_approved": is_approved,
            "remark": remark,
            "link": _in_editor(programme, item),
        },
    )


def _in_editor(programme: Programme, item: ItemPage) -> str:
    return address(programme, "wagtailadmin_pages:edit", item.pk)
