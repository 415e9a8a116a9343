"""Take a register file back as a whole; what later came to hang on a company that it made stays, and is told."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast

import pghistory.models
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import expect_much_history
from veerkracht.shared.copying import update_rows
from veerkracht.shared.decision import Refused

from ..choices import LineKind, PairState, RegisterState, SubjectKind
from ..models import (
    Company,
    CompanyStage,
    ComparedCompany,
    DuplicatePair,
    Establishment,
    FactMove,
    MatchDecision,
    RegisterImport,
    RegisterLine,
)
from ..rules.sources import Origin
from .register import derive
from .register_files import hold_file
from .register_piece import BRANCH_FIELDS, COMPANY_FIELDS, DERIVED, plain, source_key
from .stages import BATCH, lock_companies, mark_changed

# Follow from a company, or say what a name means, and go with it. Of pairs that look alike only those count about which
# somebody decided.
GO_ALONG: tuple[type[CompanyStage] | type[ComparedCompany] | type[MatchDecision], ...] = (
    CompanyStage,
    ComparedCompany,
    MatchDecision,
)


class FileIsNotIn(Refused):
    """The file is not in the register."""

    message = _("This file is not in the register: it was undone before or never put in. Nothing was changed.")


class LaterFileFirst(Refused):
    """A later file was put in on top of this one."""

    message = _("Undo %(file)s first: it was put in later and builds on this one.")

    def __init__(self, later: RegisterImport) -> None:
        """Say which file."""
        super().__init__(str(self.message) % {"file": later.file_name})


class TooOldToUndo(Refused):
    """What the file replaced was cleaned up."""

    message = _("This file is too old to undo: the values that it replaced are not kept any more.")


@action
def undo_register_import(*, batch: RegisterImport, at: dt.datetime, by: User | None) -> RegisterImport:
    """Put every field back that the file changed and nobody changed since, and remove what it made.

    A company that it made stays when anything points to it or a person changed it: `report` tells how many, the lines
    which. Raises FileIsNotIn, TooOldToUndo, LaterFileFirst.
    """
    batch = hold_file(batch)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('companies.register'), %s)", [batch.programme_id])
    if batch.state != RegisterState.DONE:
        raise FileIsNotIn
    if not batch.file:
        raise TooOldToUndo
    done = RegisterImport.objects.of(batch.programme).done().exclude(pk=batch.pk)
    later = done.filter(finished_at__gte=batch.finished_at).order_by("finished_at", "pk").last()
    if later is not None:
        raise LaterFileFirst(later)
    expect_much_history()
    on = batch.programme.today()
    owners = _put_back_branches(batch)
    kept = _stay(batch)
    _remove_branches(batch, kept)
    _remove_companies(batch, kept)
    changed_since = _put_back_companies(batch, on=on)
    _derive_again(batch, owners, on=on)
    batch.state, batch.undone_at = RegisterState.UNDONE, at
    batch.report |= {"undo_kept": len(kept), "undo_changed_since": changed_since}
    batch.save(update_fields=["state", "undone_at", "report"])
    about(batch, kept=len(kept))
    return batch


def _lines(batch: RegisterImport, **wanted: Any) -> Iterator[list[RegisterLine]]:
    """Yield lines, the last first, some thousand at a time."""
    last = None
    while True:
        found = batch.lines.filter(**wanted).order_by("-pk")
        some = list((found if last is None else found.filter(pk__lt=last))[:BATCH])
        if not some:
            return
        last = some[-1].pk
        yield some


def _stay(batch: RegisterImport) -> dict[int, str]:
    """Return the companies that the file made and that stay, with why; their lines say so too."""
    made = batch.lines.filter(**MADE)
    used = _pointed_to(Company, made.values("company"), batch)
    stay: dict[int, str] = {}
    for some in _lines(batch, **MADE):
        keys = sorted({line.company_id for line in some if line.company_id is not None})
        lock_companies(keys)
        found = Company._base_manager.in_bulk(keys)
        reasons = {pk: why for pk, company in found.items() if (why := _why_stays(company, is_used=pk in used))}
        told = [line for line in some if line.company_id in reasons]
        for line in told:
            line.problems = [*line.problems, {"field": "", "code": reasons[line.company_id or 0], "values": {}}]
        update_rows(told, ["problems"])
        stay |= reasons
    return stay


MADE = {"kind": LineKind.NEW, "company__isnull": False, "is_branch": False}


def _why_stays(company: Company, *, is_used: bool) -> str:
    if is_used or company.merged_into_id is not None:
        return "stays_used"
    is_changed = any(source.get("origin") != Origin.REGISTER for source in company.sources.values())
    return "stays_changed" if is_changed else ""


def _remove_branches(batch: RegisterImport, kept: Collection[int]) -> None:
    """Remove branches that the file made, except those of a company that stays and those that another one took over."""
    made = batch.lines.filter(kind=LineKind.NEW, establishment__isnull=False)
    used = _pointed_to(Establishment, made.values("establishment"), batch)
    for some in _lines(batch, kind=LineKind.NEW, establishment__isnull=False):
        owners = {line.establishment_id: line.company_id for line in some if line.establishment_id is not None}
        found = Establishment.objects.filter(pk__in=set(owners) - used).exclude(company__in=kept)
        keys = [pk for pk, owner in found.values_list("pk", "company_id") if owners[pk] == owner]
        RegisterLine.objects.filter(establishment__in=keys).update(establishment=None)
        _delete(Establishment, keys)


def _remove_companies(batch: RegisterImport, kept: Collection[int]) -> None:
    for some in _lines(batch, **MADE):
        keys = [line.company_id for line in some if line.company_id is not None and line.company_id not in kept]
        RegisterLine.objects.filter(company__in=keys).update(company=None)
        for model in GO_ALONG:
            model._base_manager.filter(company__in=keys).delete()
        FactMove.objects.filter(Q(source__in=keys) | Q(target__in=keys)).delete()
        DuplicatePair.objects.filter(Q(one__in=keys) | Q(other__in=keys), state=PairState.OPEN).delete()
        _delete(Company, keys)


def _delete(model: type[Company] | type[Establishment], keys: Sequence[int]) -> None:
    """Delete rows without fetching them first: nothing points to them any more, and the database guards that."""
    rows = model._base_manager.filter(pk__in=keys)
    rows._raw_delete(rows.db)


def _put_back_branches(batch: RegisterImport) -> set[int]:
    """Give branches their old values; return the companies that get one back from another company."""
    owners: set[int] = set()
    for some in _lines(batch, establishment__isnull=False, kind__in=CHANGING):
        found = Establishment.objects.in_bulk([line.establishment_id for line in some if line.establishment_id])
        for line in some:
            branch = found.get(line.establishment_id or 0)
            for name, (old, new, *_sources) in line.changes.items():
                if branch is not None and plain(getattr(branch, name)) == new:
                    _set(branch, name, old)
                    owners |= {old} if name == "company_id" else set()
        update_rows(list(found.values()), ("company", *map(_bare, BRANCH_FIELDS), "gone_on"))
    return owners


def _derive_again(batch: RegisterImport, company_ids: Collection[int], *, on: dt.date) -> None:
    lock_companies(company_ids)
    found = list(Company.objects.filter(pk__in=company_ids).order_by("pk"))
    derive(batch.programme, found, on=on)
    update_rows(found, DERIVED)
    mark_changed(batch.programme, SubjectKind.COMPANY, company_ids)


CHANGING = (LineKind.CHANGED, LineKind.CLOSED, LineKind.GONE)


def _put_back_companies(batch: RegisterImport, *, on: dt.date) -> int:
    """Give companies their old values; return how many fields stay because they were changed since.

    Companies of which only a branch came or went are assessed again.
    """
    since = 0
    for some in _lines(batch, company__isnull=False, kind__in=(*CHANGING, LineKind.NEW)):
        keys = sorted({line.company_id for line in some if line.company_id is not None})
        lock_companies(keys)
        found = Company._base_manager.in_bulk(keys)
        before = {pk: _state(company) for pk, company in found.items()}
        for line in some:
            company = found.get(line.company_id or 0)
            if company is not None and not line.is_branch and line.kind in CHANGING:
                since += _put_back(company, line)
        derive(batch.programme, found.values(), on=on)
        different = [company for pk, company in found.items() if _state(company) != before[pk]]
        update_rows(different, (*map(_bare, COMPANY_FIELDS), "gone_on", "sources", *DERIVED))
        mark_changed(batch.programme, SubjectKind.COMPANY, [company.pk for company in different])
    return since


def _state(company: Company) -> list[object]:
    return [getattr(company, name) for name in (*COMPANY_FIELDS, "gone_on", *DERIVED)] + [dict(company.sources)]


def _put_back(company: Company, line: RegisterLine) -> int:
    """Put one line's fields back; return how many were changed since and stay."""
    since = 0
    sources = dict(company.sources)
    for name, (old, new, source_before, source_after) in line.changes.items():
        key = source_key(name)
        if plain(getattr(company, name)) != new or (source_after and sources.get(key) != source_after):
            since += 1
            continue
        _set(company, name, old)
        if name != "gone_on":
            sources.pop(key, None)
        if source_before is not None:
            sources[key] = source_before
    company.sources = sources
    return since


def _set(subject: Company | Establishment, name: str, value: Any) -> None:
    """Set a column to a value that was kept as JSON."""
    field = cast("models.Field[Any, Any]", subject._meta.get_field(_bare(name)))
    setattr(subject, name, value if name.endswith("_id") else field.to_python(value))


def _bare(name: str) -> str:
    return name.removesuffix("_id")


def _pointed_to(model: type[models.Model], keys: models.QuerySet[Any, Any], batch: RegisterImport) -> set[int]:
    """Return those of these rows to which something of any word points; computed rows and this file's own aside."""
    used: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        field, owner = relation.field, relation.field.model
        if owner in {*GO_ALONG, FactMove} or issubclass(owner, pghistory.models.Event):
            continue
        rows = owner._base_manager.filter(**{f"{field.name}__in": keys})
        if owner is DuplicatePair:
            rows = rows.exclude(state=PairState.OPEN)
        if owner is RegisterLine:
            rows = rows.exclude(batch=batch).exclude(batch__state=RegisterState.UNDONE)
        if owner is Establishment:
            own = batch.lines.filter(kind=LineKind.NEW, establishment__isnull=False)
            rows = rows.exclude(pk__in=own.values("establishment"))
        used.update(rows.values_list(field.attname, flat=True))
    return used
