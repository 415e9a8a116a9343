"""Saved views of lists, and what one person chose for a list."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import ListChoice, Programme, SavedView


class NameTaken(Refused):
    """This person already has a view of that name for this list."""

    message = _("You already have a view with this name for this list. Choose another name.")


@action
def save_view(
    *,
    programme: Programme,
    page: str,
    name: str,
    query: str,
    columns: Sequence[str],
    is_shared: bool,
    view: SavedView | None = None,
    by: User,
) -> SavedView:
    """Keep filters, order and columns of a list under a name, or in place of what a view held. Raises NameTaken."""
    view = view or SavedView(programme=programme, page=page, owner=by)
    view.query, view.columns = query, list(columns)
    return _named(view, name, is_shared=is_shared)


@action
def rename_view(*, view: SavedView, name: str, is_shared: bool, by: User) -> SavedView:
    """Give a view another name, and say whether the team sees it. Raises NameTaken."""
    return _named(view, name, is_shared=is_shared)


@action
def delete_view(*, view: SavedView, at: dt.datetime, by: User) -> SavedView:
    """Take a view away for everybody; `restore_view` brings it back."""
    view.deleted_at = at
    view.save(update_fields=["deleted_at"])
    return view


@action
def restore_view(*, view: SavedView, by: User) -> SavedView:
    """Bring a view back, also where it was the one with which a list opens. Raises NameTaken."""
    view.deleted_at = None
    return _named(view, view.name, is_shared=view.is_shared)


@action
def choose_columns(*, programme: Programme, page: str, columns: Sequence[str], by: User) -> ListChoice:
    """Remember which columns this person sees in a list; none means those of the list itself."""
    about(programme, page=page)
    return _choose(programme, by, page, columns=list(columns))


@action
def choose_default(*, programme: Programme, page: str, view: SavedView | None, by: User) -> ListChoice:
    """Remember with which view a list opens for this person; without one it opens with everything.

    There is one such view by construction: it stands on the one row of this person and list.
    """
    about(programme, page=page)
    return _choose(programme, by, page, view=view)


def _choose(programme: Programme, user: User, page: str, **fields: object) -> ListChoice:
    choice, _made = ListChoice.objects.update_or_create(programme=programme, user=user, page=page, defaults=fields)
    return choice


def _named(view: SavedView, name: str, *, is_shared: bool) -> SavedView:
    view.name, view.is_shared = name.strip(), is_shared
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise NameTaken from error
    return view
