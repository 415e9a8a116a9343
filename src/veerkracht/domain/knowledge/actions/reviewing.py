"""Keep the knowledge base right: items are looked at again, and their owners are told when."""

import datetime as dt
from itertools import groupby

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import ItemPage, ReviewReminder
from ..notifications import remind
from ..queries import items_to_remind

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
