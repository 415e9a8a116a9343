"""What may happen to an item."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import StoryApproval, StoryPage
from .rules.approval import fingerprint


def can_publish_story(story: StoryPage) -> Decision:
    """Tell whether the pionier agreed with exactly this text; the latest answer on it counts."""
    wanted = fingerprint(title=story.title, intro=story.intro, text=story.words)
    answers = StoryApproval.objects.filter(story_id=story.pk, fingerprint=wanted, answered_at__isnull=False)
    latest = answers.order_by("-answered_at", "-pk").first()
    if latest is not None and latest.is_approved:
        return ALLOWED
    return denied(
        _("The pionier has not agreed with this text yet. Ask for it in the workspace, under Knowledge base.")
    )
