"""Give and end roles; keep lists the way somebody wants to see them."""

from .roles import NoLeaderLeft, end_role, give_role, invite_member
from .views import (
    NameTaken,
    choose_columns,
    choose_default,
    delete_view,
    rename_view,
    restore_view,
    save_view,
)

__all__ = [
    "NameTaken",
    "NoLeaderLeft",
    "choose_columns",
    "choose_default",
    "delete_view",
    "end_role",
    "give_role",
    "invite_member",
    "rename_view",
    "restore_view",
    "save_view",
]
