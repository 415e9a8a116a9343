"""What the editors of a programme may do in the CMS: on its pages, with its pictures, and in which steps."""

from collections.abc import Sequence

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from veerkracht.domain.programme.models import Programme

from ..models import KnowledgePage, SecondLook
from ..queries import editors_group_name

MAY_ON_PAGES = ("add_page", "change_page", "publish_page")
MAY_ON_PICTURES = ("add_image", "change_image", "choose_image")


def open_editing(programme: Programme, shelves: Sequence[KnowledgePage]) -> None:
    """Let the editors edit, translate and review the pages, and use the pictures; inside an action."""
    group, _ = Group.objects.get_or_create(name=editors_group_name(programme))
    general = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    translate = Permission.objects.filter(content_type__app_label="simple_translation", codename="submit_translation")
    group.permissions.set(general | translate)
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=MAY_ON_PAGES):
        for shelf in shelves:
            GroupPagePermission.objects.get_or_create(group=group, page=shelf, permission=permission)
    _open_pictures(programme, group)
    _open_steps(programme, group, shelves)


def _open_pictures(programme: Programme, group: Group) -> None:
    """Give the programme a folder for pictures that only its own editors see."""
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    name = group.name
    folder = root.get_children().filter(name=name).first() or root.add_child(name=name)
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=MAY_ON_PICTURES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=folder, permission=permission)


def _open_steps(programme: Programme, group: Group, shelves: Sequence[KnowledgePage]) -> None:
    """Put one step between writing and publishing: a second look by another editor."""
    task = SecondLook.objects.filter(group=group).first() or SecondLook.objects.create(name=str(programme), group=group)
    step = WorkflowTask.objects.filter(task=task).select_related("workflow").first()
    if step is None:
        workflow = Workflow.objects.create(name=f"{programme}"[:255])
        step = WorkflowTask.objects.create(workflow=workflow, task=task)
    for shelf in shelves:
        WorkflowPage.objects.update_or_create(page=shelf, defaults={"workflow": step.workflow})
