"""Keep what people decide about written company names, so that nobody is asked twice; and take it back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import DecisionVerdict, SourceKind
from ..models import MatchDecision
from ..rules.duplicates import row_fingerprint
from ..rules.identifiers import mail_domain
from ..rules.matching import CompanyEvidence


class DecisionWasChanged(Refused):
    """Somebody else took the decision back, or decided anew."""

    message = _("Somebody else changed this decision just now. Reload the page and look again.")


@dataclass(frozen=True)
class Decided:
    """What a person decided about a row: this company, or none we know."""

    evidence: CompanyEvidence
    company_id: int | None


def remember(
    programme: Programme,
    decided: Iterable[Decided],
    *,
    source_kind: SourceKind,
    source_id: int | None,
    at: dt.datetime,
    by: User | None,
) -> int:
    """Keep decisions for the next list; return how many are new. For use inside an action.

    A later decision about the same evidence takes the place of the earlier one. Rows of one list that say the same and
    were decided otherwise leave it open.
    """
    wanted: dict[str, Decided | None] = {}
    for each in decided:
        code = row_fingerprint(each.evidence)
        earlier = wanted.get(code, each)
        wanted[code] = each if earlier is not None and earlier.company_id == each.company_id else None
    known = {each.fingerprint: each for each in _in_force(programme, wanted)}
    new = {
        code: each
        for code, each in wanted.items()
        if code and each is not None and not (code in known and known[code].company_id == each.company_id)
    }
    replaced = [known[code].pk for code in new if code in known]
    MatchDecision.objects.filter(pk__in=replaced).update(revoked_at=at, revoked_by=by)
    MatchDecision.objects.bulk_create(
        [_row(programme, code, each, source_kind, source_id, at, by) for code, each in new.items()],
        ignore_conflicts=True,
        batch_size=1_000,
    )
    return len(new)


@action
def revoke_decision(*, decision: MatchDecision, at: dt.datetime, by: User | None) -> MatchDecision:
    """Forget a decision: the next list is matched anew. Links that were made by it stay. Raises DecisionWasChanged."""
    decision = _held(decision)
    if decision.revoked_at is not None:
        raise DecisionWasChanged
    decision.revoked_at, decision.revoked_by = at, by
    decision.save(update_fields=["revoked_at", "revoked_by"])
    return decision


@action
def restore_decision(*, decision: MatchDecision, by: User | None) -> MatchDecision:
    """Let a decision that was taken back hold again. Raises DecisionWasChanged when another took its place."""
    decision = _held(decision)
    in_force = MatchDecision.objects.of(decision.programme).in_force()
    if decision.revoked_at is None or in_force.filter(fingerprint=decision.fingerprint).exists():
        raise DecisionWasChanged
    decision.revoked_at, decision.revoked_by = None, None
    decision.save(update_fields=["revoked_at", "revoked_by"])
    about(decision)
    return decision


def _in_force(programme: Programme, prints: Iterable[str]) -> Iterable[MatchDecision]:
    found = MatchDecision.objects.of(programme).in_force().filter(fingerprint__in=list(prints))
    return found.order_by("pk").select_for_update(of=("self",))


def _row(
    programme: Programme,
    code: str,
    decided: Decided,
    source_kind: SourceKind,
    source_id: int | None,
    at: dt.datetime,
    by: User | None,
) -> MatchDecision:
    said = replace(decided.evidence, person="", phone="", email="")
    domain = mail_domain(decided.evidence.email)
    return MatchDecision(
        programme=programme,
        fingerprint=code,
        written=said.name[:250],
        evidence={**said.as_json(), **({"mail_domain": domain} if domain else {})},
        verdict=DecisionVerdict.UNKNOWN if decided.company_id is None else DecisionVerdict.COMPANY,
        company_id=decided.company_id,
        source_kind=source_kind,
        source_id=source_id,
        decided_at=at,
        decided_by=by,
    )


def _held(decision: MatchDecision) -> MatchDecision:
    found = MatchDecision.objects.select_for_update(of=("self",)).select_related("programme")
    return found.get(pk=decision.pk)
