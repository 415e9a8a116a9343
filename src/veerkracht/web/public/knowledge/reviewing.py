"""What follows when an editor offers a text to colleagues, or answers: mail through our outbox, not the CMS's own."""

from typing import Any

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from veerkracht.domain.knowledge.actions import answer_writer, offer_text
from veerkracht.domain.knowledge.models import ItemPage

OWN_MAIL_OF_THE_CMS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def take_over_mail() -> None:
    """Put our mail in the place of that of the CMS."""
    for signal, sender, name in OWN_MAIL_OF_THE_CMS:
        signal.disconnect(sender=sender, dispatch_uid=name)
    workflow_submitted.connect(_offered, sender=WorkflowState, dispatch_uid="veerkracht_offered")
    workflow_approved.connect(_approved, sender=WorkflowState, dispatch_uid="veerkracht_approved")
    workflow_rejected.connect(_rejected, sender=WorkflowState, dispatch_uid="veerkracht_rejected")


def _item(instance: WorkflowState) -> ItemPage | None:
    item = instance.content_object.specific
    return item if isinstance(item, ItemPage) else None


def _offered(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    if (item := _item(instance)) is not None:
        offer_text(item=item, by=user)


def _approved(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    _answered(instance, user, is_approved=True)


def _rejected(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    _answered(instance, user, is_approved=False)


def _answered(instance: WorkflowState, user: Any, *, is_approved: bool) -> None:
    item = _item(instance)
    if item is None:
        return
    answer = instance.current_task_state or instance.task_states.order_by("-pk").first()
    remark = answer.comment if answer else ""
    answer_writer(item=item, writer=instance.requested_by, is_approved=is_approved, remark=remark, by=user)
