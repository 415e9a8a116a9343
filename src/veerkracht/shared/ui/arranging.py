"""How a person may arrange a list: saved views and columns, as plain values for the bar above the list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view as a link; ``edit_url`` leads to its name, sharing and removal."""

    label: str
    url: str
    current: bool = False
    edit_url: str = ""
    is_first: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class ColumnBox:
    """A column that can be shown or not."""

    name: str
    label: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands above a list that can be arranged, and what its forms send along."""

    views: tuple[ViewLink, ...]
    columns: tuple[ColumnBox, ...]
    save_url: str
    columns_url: str
    here: str
    query: str
    chosen: str
    changed_view: int | None = None
    changed_name: str = ""
    may_share: bool = False

    @property
    def current(self) -> ViewLink | None:
        """Return the view that is shown as it was saved."""
        return next((view for view in self.views if view.current and view.edit_url), None)
