"""Numbers and addresses as people type them: repaired where that is certain, else refused with what would be right."""

from collections.abc import Callable, Mapping

from django.forms import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.rules.reasons import Cleaned, Reason

PROBLEMS: Mapping[str, Promise] = {
    "email_form": _("This is not an e-mail address. It should look like name@company.nl."),
    "email_no_at": _("There is no @ in this. An e-mail address looks like name@company.nl."),
    "email_no_ending": _("The ending is missing, such as .nl. It should look like name@company.nl."),
    "kvk_generic": _("This is not a real KvK number. Leave the field empty if you do not know it."),
    "kvk_is_establishment": _(
        "This is an establishment number (12 digits). A KvK number has 8. Leave the field empty if you do not know it."
    ),
    "kvk_is_rsin": _("This is an RSIN (9 digits). A KvK number has 8 digits."),
    "kvk_length": _("This has %(count)s digits. A KvK number has 8 digits."),
    "number_rounded": _("A spreadsheet rounded this number, so its digits are lost. Look it up and type all 8 digits."),
    "number_with_letters": _("There are letters in this. A KvK number has 8 digits."),
    "number_without_digits": _("There are no digits in this. A KvK number has 8 digits."),
    "phone_form": _("This is not a telephone number. It should look like 038 123 45 67 or +49 5921 123."),
    "postcode_foreign": _(
        "This is not a Dutch postcode. It should look like 8011 AB; leave it empty for other countries."
    ),
    "postcode_form": _("This is not a postcode. It should look like 8011 AB."),
    "postcode_never_issued": _("This postcode does not exist: none ends in SA, SD or SS."),
    "postcode_partial": _("The two letters are missing. It should look like 8011 AB."),
    "rsin_wrong": _("This is not an RSIN: it has 9 digits that pass a check. Look it up and type it again."),
    "website_form": _("This is not a web address. It should look like www.company.nl."),
    "website_is_mail": _("This is an e-mail address. A web address looks like www.company.nl."),
}


def cleaned(rule: Callable[[str], Cleaned], text: str) -> str:
    """Return the value as the register keeps it. Raises ValidationError with what is wrong and what would be right."""
    found = rule(text)
    if found.problem is not None:
        raise ValidationError(in_words(found.problem))
    return found.value


def in_words(problem: Reason) -> str:
    """Return a problem as a sentence."""
    return str(PROBLEMS[problem.code]) % dict(problem.values)
