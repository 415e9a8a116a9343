"""Why a column was recognised or a company was found, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.rules.reasons import Reason

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REASONS: Mapping[str, "_StrPromise"] = {
    "beside_first_name": gettext_lazy("stands beside a column of first names"),
    "by_content": gettext_lazy("%(percent)s%% of the values look like it"),
    "by_exclusion": gettext_lazy("the only column of texts that is left"),
    "by_header": gettext_lazy("the column is called “%(header)s”"),
    "by_header_like": gettext_lazy("the column name “%(header)s” looks like it"),
    "chosen": gettext_lazy("chosen by hand"),
    "holds_companies": gettext_lazy("holds names of companies"),
    "domain_differs": gettext_lazy("other web or mail domain"),
    "decided_before": gettext_lazy("decided by %(who)s on %(day)s"),
    "domain_like_name": gettext_lazy("the web or mail address looks like the name"),
    "domain_same": gettext_lazy("same web or mail domain"),
    "email_same": gettext_lazy("same mail address"),
    "establishment_same": gettext_lazy("same establishment number"),
    "kvk_differs": gettext_lazy("other KvK number"),
    "kvk_near": gettext_lazy("KvK number differs by one digit"),
    "kvk_same": gettext_lazy("same KvK number"),
    "legal_form_differs": gettext_lazy("other legal form"),
    "name_common": gettext_lazy("many companies are called this"),
    "name_differs": gettext_lazy("other name"),
    "name_missing": gettext_lazy("the row gives no company name"),
    "name_near": gettext_lazy("name %(percent)s%% alike"),
    "name_same": gettext_lazy("same name"),
    "no_candidate": gettext_lazy("no company in the register looks like it"),
    "no_company": gettext_lazy("the row names no company"),
    "number_points_elsewhere": gettext_lazy("the number belongs to another company"),
    "number_same_name_differs": gettext_lazy("same number, but quite another name"),
    "number_without_name": gettext_lazy("a number without a name that the register does not know"),
    "only_domain": gettext_lazy("only a mail or web domain, no company name"),
    "person_same": gettext_lazy("same person"),
    "phone_near": gettext_lazy("telephone number differs by one digit"),
    "phone_same": gettext_lazy("same telephone number"),
    "place_differs": gettext_lazy("other place"),
    "place_near": gettext_lazy("other place in the same area"),
    "place_same": gettext_lazy("same place"),
    "postcode_differs": gettext_lazy("other postcode"),
    "postcode_same": gettext_lazy("same postcode"),
    "role_differs": gettext_lazy("one is a holding or the like, the other is not"),
    "street_same": gettext_lazy("same street and house number"),
    "several_equal": gettext_lazy("%(count)s companies fit equally well"),
}


def reason_text(reason: Reason) -> str:
    """Why a column or a company was recognised, as a few words."""
    return filled(REASONS, reason)


def filled(texts: Mapping[str, "_StrPromise"], reason: Reason) -> str:
    """The text of this code with the values of the reason in it."""
    return str(texts[reason.code]) % dict(reason.values)
