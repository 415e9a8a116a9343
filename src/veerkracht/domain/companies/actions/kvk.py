"""The trade register (KVK): where to ask it, and taking over what it says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.connectors.kvk import HttpRegister, KvkCompany, KvkRegister, KvkSettings, fake

from ..models import Company
from ..rules.sources import Origin, is_corrected
from .register import update_company

SOURCE = "KVK"


def kvk_is_on() -> bool:
    """Tell whether the trade register can be asked here."""
    return bool(settings.KVK["key"]) or settings.KVK_IS_INVENTED


def kvk_register(programme: Programme) -> KvkRegister:
    """Return the trade register for this programme; an invented one in the example."""
    if settings.KVK_IS_INVENTED:
        invented = replace(_settings(), key=fake.KEY)
        return HttpRegister(invented, scope=programme.slug, on=programme.today(), transport=fake.answer)
    return HttpRegister(_settings(), scope=programme.slug, on=programme.today())


def _settings() -> KvkSettings:
    found: Mapping[str, Any] = settings.KVK
    return KvkSettings(**found)


def fields_of(found: KvkCompany) -> dict[str, object]:
    """Return what the register says as fields of a company; what it does not say is left out."""
    given: Mapping[str, object] = {
        "kvk_number": found.kvk_number,
        "name": found.name,
        "trade_names": [name for name in found.trade_names if name != found.name],
        "postcode": found.postcode,
        "place": found.place,
        "website": found.website.removeprefix("www."),
        "sbi_code": found.sbi_code,
        "sbi_version": found.sbi_version,
        "headcount": found.persons,
        "rsin": found.rsin,
        "legal_name": found.statutory_name,
        "founded_on": _whole_day(found.started_on),
        "non_mailing": found.wants_no_mail,
    }
    return {name: value for name, value in given.items() if value is not None and value not in ("", [])}


@action
def refresh_from_kvk(*, company: Company, found: KvkCompany, on: dt.date, by: User | None) -> list[str]:
    """Take over what the register says; return which fields changed.

    Only fields that are empty, or that the register itself filled in before: what a person or a file said stays.
    """
    company.refresh_from_db()
    given = {name: value for name, value in fields_of(found).items() if _may_take_over(company, name)}
    before = {name: getattr(company, name) for name in given}
    changed = update_company(company=company, fields=given, source=SOURCE, on=on, by=by, origin=Origin.REGISTER)
    about(changed)
    return [name for name, value in before.items() if getattr(changed, name) != value]


def _may_take_over(company: Company, name: str) -> bool:
    now = getattr(company, name)
    is_own = company.sources.get(name, {}).get("source") == SOURCE
    return (now in (None, "", []) or now is False or is_own) and not is_corrected(company.sources, name)


def _whole_day(text: str) -> dt.date | None:
    """Return a day; None when the register knows the year or the month only."""
    return dt.date.fromisoformat(text) if len(text) == len("2019-09-23") else None
