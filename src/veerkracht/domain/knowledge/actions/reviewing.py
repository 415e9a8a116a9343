"""Keep the knowledge base right: items are looked at again, and their owners are told when."""

import datetime as dt
from itertools import groupby

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import ItemPage, NotAgreed, ReviewReminder
from ..notifications import ask_to_look, remind, tell_look
from ..queries import due_to_be_published, due_to_be_withdrawn, editors_group_name, items_to_remind, programme_of

REVIEW_AFTER = dt.timedelta(days=365)


@action
def confirm_item(*, item: ItemPage, on: dt.date, by: User | None) -> ItemPage:
    """Note that somebody looked at the item on this day and it is still right; the next look is in a year."""
    item = ItemPage.objects.select_for_update(of=("self",)).get(pk=item.pk)
    item.checked_on, item.review_on = on, on + REVIEW_AFTER
    item.save(update_fields=["checked_on", "review_on"], clean=False)
    draft = item.get_latest_revision_as_object()  # what somebody is writing now keeps the new days too
    draft.checked_on, draft.review_on = item.checked_on, item.review_on
    draft.save_revision(user=by, changed=False)
    about(item, review_on=str(item.review_on))
    return item


@action
def remind_owners(*, programme: Programme, on: dt.date, by: User | None) -> int:
    """Mail each owner the items whose day has come, once per item and day; return how many mails were queued."""
    due = list(items_to_remind(programme, on))
    ReviewReminder.objects.bulk_create(ReviewReminder(item=item, review_on=item.review_on) for item in due)
    owned = groupby(due, key=lambda item: item.owner_id)
    mails = [remind(User.objects.get(pk=owner_id), programme, list(items)) for owner_id, items in owned]
    about(programme, mails=len(mails), items=len(due))
    return len(mails)


@action
def offer_text(*, item: ItemPage, by: User | None) -> int:
    """Mail the other editors that a text waits for them; return how many mails were queued."""
    programme = programme_of(item)
    editors = User.objects.filter(groups__name=editors_group_name(programme), is_active=True).exclude(email="")
    others = editors.exclude(pk=by.pk) if by else editors
    mails = [ask_to_look(editor, programme, item, by) for editor in others.order_by("pk")]
    about(item, mails=len(mails))
    return len(mails)


@action
def answer_writer(*, item: ItemPage, writer: User | None, is_approved: bool, remark: str, by: User | None) -> ItemPage:
    """Mail the writer what a colleague said of the text; nothing when the writer is who answered, or is gone."""
    programme = programme_of(item)
    if writer is not None and writer.email and writer != by:
        tell_look(writer, programme, item, is_approved=is_approved, remark=remark)
    about(item, approved=is_approved)
    return item


@action
def keep_schedule(*, programme: Programme, at: dt.datetime, by: User | None) -> Programme:
    """Publish the texts whose moment has come, and take off the items whose time has passed.

    A story whose pionier took the yes back meanwhile is not published, and no longer planned.
    """
    published = refused = 0
    for revision in due_to_be_published(programme, at):
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
            published += 1
        except NotAgreed:
            type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            refused += 1
    withdrawn = due_to_be_withdrawn(programme, at)
    for item in withdrawn:
        item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    about(programme, published=published, refused=refused, withdrawn=len(withdrawn))
    return programme
