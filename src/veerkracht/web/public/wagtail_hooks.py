"""Where the editor of the CMS meets our rules."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from veerkracht.domain.knowledge.models import StoryPage
from veerkracht.domain.knowledge.permissions import can_publish_story

from .knowledge.reviewing import take_over_mail

take_over_mail()


@hooks.register("before_publish_page")
def only_with_the_pioniers_yes(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Keep a story a draft until its pionier agreed with this text; the draft itself is saved already."""
    story = page.specific
    if not isinstance(story, StoryPage):
        return None
    decision = can_publish_story(story)
    if decision:
        return None
    messages.warning(request, str(decision.reason))
    return redirect("wagtailadmin_pages:edit", page.pk)
