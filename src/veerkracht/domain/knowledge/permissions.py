"""What may happen to an item."""

from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import NotAgreed, StoryPage


def can_publish_story(story: StoryPage) -> Decision:
    """Tell whether the pionier agreed with exactly this text."""
    return ALLOWED if story.has_yes else denied(NotAgreed.message)
