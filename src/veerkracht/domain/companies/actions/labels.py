"""Labels on many companies at once, and back."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Company, CompanyLabel, LabelChange, Labelling
from .stages import BATCH


class ChangeUndone(Refused):
    """The change of labels was undone before."""

    message = _("This was already undone.")


class UnknownLabel(Refused):
    """The programme has no label of this name."""

    message = _("There is no label with this name, so it was taken off nowhere. Look at the label's name again.")


@action
def label_companies(*, programme: Programme, name: str, companies: QuerySet[Company], by: User | None) -> LabelChange:
    """Put a label on companies; a label of a new name is made. Holds which companies changed, for `undo_labels`."""
    label = CompanyLabel.objects.filter(programme=programme, name__iexact=name.strip()).first()
    label = label or CompanyLabel.objects.create(programme=programme, name=name.strip())
    without = companies.order_by("pk").exclude(pk__in=label.labellings.values("company_id"))
    ids = list(without.values_list("pk", flat=True))
    _put_on(label, ids)
    return _noted(label, ids, by, is_removal=False)


@action
def unlabel_companies(*, programme: Programme, name: str, companies: QuerySet[Company], by: User | None) -> LabelChange:
    """Take a label off companies. Holds which companies changed, for `undo_labels`. Raises UnknownLabel."""
    label = CompanyLabel.objects.filter(programme=programme, name__iexact=name.strip()).first()
    if label is None:
        raise UnknownLabel
    found = label.labellings.filter(company__in=companies.order_by().values("pk"))
    ids = list(found.order_by("company_id").values_list("company_id", flat=True))
    _take_off(label, ids)
    return _noted(label, ids, by, is_removal=True)


@action
def undo_labels(*, change: LabelChange, at: dt.datetime, by: User | None) -> LabelChange:
    """Put the labels back as they were before; companies that were merged since stay as they are.

    Raises ChangeUndone.
    """
    change = LabelChange.objects.select_for_update(of=("self",)).select_related("label").get(pk=change.pk)
    if change.undone_at is not None:
        raise ChangeUndone
    if change.is_removal:
        _put_on(change.label, change.company_ids)
    else:
        _take_off(change.label, change.company_ids)
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    return change


def _put_on(label: CompanyLabel, ids: list[int]) -> None:
    rows = [Labelling(label=label, company_id=pk) for pk in ids]
    Labelling.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _take_off(label: CompanyLabel, ids: list[int]) -> None:
    label.labellings.filter(company_id__in=ids).delete()


def _noted(label: CompanyLabel, ids: list[int], by: User | None, *, is_removal: bool) -> LabelChange:
    about(label, companies=len(ids), removal=is_removal)
    return LabelChange.objects.create(
        programme=label.programme, label=label, company_ids=ids, is_removal=is_removal, changed_by=by
    )
