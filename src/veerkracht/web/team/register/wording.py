"""Fields, problems and what a file did, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.choices import LineKind, RegisterState
from veerkracht.domain.companies.rules.register import RegisterField as F

FIELDS: Mapping[str, Promise] = {
    F.KVK_NUMBER: gettext_lazy("KvK number"),
    F.ESTABLISHMENT_NUMBER: gettext_lazy("establishment number"),
    F.IS_HEAD_OFFICE: gettext_lazy("head office or branch"),
    F.RSIN: gettext_lazy("RSIN"),
    F.NAME: gettext_lazy("name"),
    F.LEGAL_NAME: gettext_lazy("name in the statutes"),
    F.TRADE_NAMES: gettext_lazy("trade names"),
    F.STREET: gettext_lazy("street and number"),
    F.HOUSE_NUMBER: gettext_lazy("house number"),
    F.HOUSE_ADDITION: gettext_lazy("addition to the house number"),
    F.POSTCODE: gettext_lazy("postcode"),
    F.PLACE: gettext_lazy("place"),
    F.MUNICIPALITY: gettext_lazy("municipality"),
    F.SBI_CODE: gettext_lazy("SBI code"),
    F.HEADCOUNT: gettext_lazy("employees, or a size class"),
    F.TURNOVER: gettext_lazy("turnover"),
    F.BALANCE: gettext_lazy("balance total"),
    F.WEBSITE: gettext_lazy("website"),
    F.PHONE: gettext_lazy("telephone"),
    F.FOUNDED_ON: gettext_lazy("day of founding"),
    F.CLOSED_ON: gettext_lazy("day of closing"),
    F.NON_MAILING: gettext_lazy("wants no unasked post"),
    "sbi_version": gettext_lazy("version of the SBI code"),
    "headcount_class": gettext_lazy("size class"),
    "gone_on": gettext_lazy("not in the register since"),
    "company": gettext_lazy("company"),
}
PROBLEMS: Mapping[str, Promise] = {
    "no_number": gettext_lazy("no KvK number, so the row was left out"),
    "no_name": gettext_lazy("no name, so the row was left out"),
    "kvk_zero_restored": gettext_lazy("a nought at the beginning was lost and put back: %(given)s"),
    "establishment_zeros_restored": gettext_lazy("noughts at the beginning were lost and put back: %(given)s"),
    "rsin_zeros_restored": gettext_lazy("noughts at the beginning were lost and put back: %(given)s"),
    "kvk_generic": gettext_lazy("no real number: %(given)s"),
    "kvk_length": gettext_lazy("a KvK number has 8 digits: %(given)s"),
    "kvk_is_rsin": gettext_lazy("this is an RSIN: %(given)s"),
    "kvk_is_establishment": gettext_lazy("this is an establishment number: %(given)s"),
    "postcode_partial": gettext_lazy("only digits, so the letters are unknown: %(given)s"),
    "postcode_foreign": gettext_lazy("a postcode of another country: %(given)s"),
    "unknown_municipality": gettext_lazy("no municipality that is known here: %(given)s"),
    "no_date": gettext_lazy("no whole day: %(given)s"),
    "no_headcount": gettext_lazy("neither a number nor a size class: %(given)s"),
    "no_amount": gettext_lazy("no amount in euros: %(given)s"),
    "no_sbi_code": gettext_lazy("no SBI code: %(given)s"),
    "no_yes_or_no": gettext_lazy("neither yes nor no: %(given)s"),
    "stays_used": gettext_lazy("stays: something hangs on it since"),
    "stays_changed": gettext_lazy("stays: somebody changed it since"),
}
KINDS = dict(LineKind.choices)
KIND_TONES: Mapping[str, str] = {
    LineKind.NEW: "good",
    LineKind.CHANGED: "info",
    LineKind.CLOSED: "careful",
    LineKind.GONE: "careful",
    LineKind.REFUSED: "wrong",
    LineKind.SAME: "neutral",
}
STATES = dict(RegisterState.choices)
STATE_TONES: Mapping[str, str] = {
    RegisterState.MAPPING: "careful",
    RegisterState.QUEUED: "info",
    RegisterState.RUNNING: "info",
    RegisterState.DONE: "good",
    RegisterState.FAILED: "wrong",
    RegisterState.UNDONE: "neutral",
}
SBI_REASONS: Mapping[str, Promise] = {
    "header": gettext_lazy("the column name says so"),
    "division_45": gettext_lazy("codes that begin with 45 exist only there"),
    "four_digits": gettext_lazy("all codes of 2025 have five digits"),
    "date": gettext_lazy("by the date: from 5 September 2025 on the register uses 2025"),
}


def field_label(code: str) -> str:
    """Return what a column or field holds, in words."""
    return str(FIELDS.get(code.removesuffix("_id"), code))


def problem_text(code: str, values: Mapping[str, str]) -> str:
    """Return what is the matter with a cell or a row."""
    given = values.get("given", "")
    return str(PROBLEMS.get(code) or _("could not be read: %(given)s")) % {"given": given[:60]}


def details_of(line: object) -> str:
    """Return what a line did, per field old and new, what stays as a person has it, and what could not be read."""
    changes: dict[str, list[object]] = getattr(line, "changes", {})
    kept: dict[str, list[object]] = getattr(line, "kept", {})
    parts = [f"{field_label(name)}: {_value(pair[0])} → {_value(pair[1])}" for name, pair in changes.items()]
    stays = _("%(field)s stays %(now)s (corrected by a person; the file says %(said)s)")
    parts += [
        stays % {"field": field_label(name), "now": _value(now), "said": _value(said)}
        for name, (now, said) in kept.items()
    ]
    for problem in getattr(line, "problems", ()):
        text = problem_text(problem["code"], problem.get("values", {}))
        parts.append(f"{field_label(problem['field'])}: {text}" if problem["field"] else text)
    return "; ".join(parts)


def _value(value: object) -> str:
    if value is None or value in ("", []):
        return "-"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
