"""Ask the pionier whether a story is right, and take the answer."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import StoryApproval, StoryPage
from ..notifications import ask_pionier, tell_answer
from ..permissions import can_publish_story
from ..queries import programme_of
from ..rules.approval import fingerprint


class NobodyToAsk(Refused):
    """The pionier has no mail address."""

    message = _("We have no mail address of this pionier. Fill it in first, or note an approval on paper.")


class NothingToApprove(Refused):
    """The pionier agreed already with this very text."""

    message = _("The pionier agreed with this text already. You can publish it.")


class ApprovalAnswered(Refused):
    """The pionier answered this question before."""

    message = _("You answered this already. The team knows. Mail the team if you changed your mind.")


@action
def ask_story_approval(*, story: StoryPage, by: User | None, at: dt.datetime) -> StoryApproval:
    """Mail the pionier the latest text of the story to agree with; an older question that is still open goes away.

    Raises NobodyToAsk, NothingToApprove.
    """
    draft = story.get_latest_revision_as_object()
    if not draft.told_by.email:
        raise NobodyToAsk
    if can_publish_story(draft):
        raise NothingToApprove
    StoryApproval.objects.open().filter(story_id=story.pk).delete()
    approval = _note(draft, by=by, at=at)
    ask_pionier(approval)
    about(approval, story=story.pk)
    return approval


@action
def answer_story(
    *, approval: StoryApproval, is_approved: bool, remark: str = "", by: User | None, at: dt.datetime
) -> StoryApproval:
    """Take the answer of the pionier, and tell who asked. Raises ApprovalAnswered."""
    held = StoryApproval.objects.select_for_update(of=("self",)).select_related(
        "story__told_by", "programme", "asked_by"
    )
    approval = held.get(pk=approval.pk)
    if approval.answered_at is not None:
        raise ApprovalAnswered
    approval.answered_at, approval.is_approved, approval.remark = at, is_approved, remark
    approval.save(update_fields=["answered_at", "is_approved", "remark"])
    tell_answer(approval)
    about(approval, story=approval.story_id, approved=is_approved)
    return approval


@action
def approve_on_paper(*, story: StoryPage, remark: str, by: User | None, at: dt.datetime) -> StoryApproval:
    """Note that the pionier agreed with the latest text in another way; the remark says how, and who noted it stays."""
    approval = _note(
        story.get_latest_revision_as_object(), by=by, at=at, answered_at=at, is_approved=True, remark=remark
    )
    about(approval, story=story.pk)
    return approval


def _note(draft: StoryPage, *, by: User | None, at: dt.datetime, **answer: object) -> StoryApproval:
    programme = programme_of(draft)
    words = {"title": draft.title, "intro": draft.intro, "text": draft.words}
    return StoryApproval.objects.create(
        programme=programme,
        story_id=draft.pk,
        fingerprint=fingerprint(**words),
        asked_by=by,
        asked_at=at,
        **words,
        **answer,
    )
