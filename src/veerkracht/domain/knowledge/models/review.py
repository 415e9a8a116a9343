"""A second pair of eyes before a text is published."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from veerkracht.shared.decision import Refused

from ..rules.review import may_look
from .pages import NotAgreed, StoryPage

Choice = tuple[str, Any, bool]


class OwnText(Refused):
    """Somebody approved the own text."""

    message = _("Somebody else reads this text before it is published. Ask a colleague.")


class SecondLook(Task):
    """The step of a text between writing and publishing: another editor of the programme reads it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+", verbose_name=_("editors"))

    class Meta:
        verbose_name = _("second look")

    def _editors(self) -> set[int]:
        return set(self.group.user_set.filter(is_active=True).values_list("pk", flat=True))

    def refusal(self, page: Any, user: Any) -> Refused | None:
        """Return why this person may not approve this text now; None when nothing stands in the way."""
        state = page.current_workflow_state
        writer = state.requested_by_id if state else None
        if not may_look(looker=user.pk, writer=writer, editors=self._editors()):
            return OwnText()
        draft = page.get_latest_revision_as_object()
        return NotAgreed() if isinstance(draft, StoryPage) and not draft.has_yes else None

    def get_actions(self, obj: Any, user: Any) -> list[Choice]:
        """Offer what this person may do with the text."""
        if user.pk not in self._editors():
            return []
        choices: list[Choice] = [("reject", _("Ask for changes"), True)]
        if self.refusal(obj, user) is None:
            choices += [("approve", _("Approve and publish"), False), ("approve", _("Approve with a remark"), True)]
        return choices

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Take the answer. Raises OwnText, NotAgreed."""
        if action_name == "approve":
            refusal = self.refusal(task_state.revision.content_object, user)
            if refusal is not None:
                raise refusal
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Return the texts that wait for this person."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting if user.pk in self._editors() else waiting.none()

    @classmethod
    def get_description(cls) -> str:
        """Return what the step is for."""
        return str(_("Another editor reads the text before it is published."))
