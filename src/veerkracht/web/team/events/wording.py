"""What the rules for attendance lists say, in words: columns, skipped rows, problems."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.rules.columns import Field, SkipKind
from veerkracht.domain.events.rules.attendance import Problem
from veerkracht.web.team.reasons import filled

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FIELD_LABELS: Mapping[Field, "_StrPromise"] = {
    Field.NAME: gettext_lazy("name of the person"),
    Field.FIRST_NAME: gettext_lazy("first name"),
    Field.PREFIX: gettext_lazy("prefix (tussenvoegsel)"),
    Field.LAST_NAME: gettext_lazy("last name"),
    Field.EMAIL: gettext_lazy("e-mail"),
    Field.PHONE: gettext_lazy("telephone"),
    Field.COMPANY: gettext_lazy("company"),
    Field.KVK_NUMBER: gettext_lazy("KvK number"),
    Field.ESTABLISHMENT_NUMBER: gettext_lazy("establishment number"),
    Field.POSTCODE: gettext_lazy("postcode"),
    Field.PLACE: gettext_lazy("place"),
    Field.WEBSITE: gettext_lazy("website"),
    Field.SECTOR: gettext_lazy("sector"),
    Field.JOB_TITLE: gettext_lazy("position"),
    Field.ATTENDED: gettext_lazy("was there"),
    Field.ABSENT: gettext_lazy("was not there"),
    Field.PERSONS: gettext_lazy("number of people"),
    Field.NEED_ANSWER: gettext_lazy("sees the need (1 to 5)"),
    Field.REMARK: gettext_lazy("remark"),
}

SKIP_LABELS: Mapping[SkipKind, "_StrPromise"] = {
    SkipKind.TITLE: gettext_lazy("title"),
    SkipKind.HEADER: gettext_lazy("column names"),
    SkipKind.REPEATED_HEADER: gettext_lazy("column names once more"),
    SkipKind.TOTAL: gettext_lazy("total"),
    SkipKind.SECTION: gettext_lazy("heading"),
    SkipKind.NOTE: gettext_lazy("note"),
}

# Each sentence says what is wrong and what would be right, or what was done about it.
PROBLEMS: Mapping[str, "_StrPromise"] = {
    "attendance_missing": gettext_lazy("This cell is empty while others say yes or no. Fill in yes or no."),
    "attendance_not_filled_in": gettext_lazy(
        "This column is empty, so everybody counts as present. Is this a list of registrations? Then mark who came."
    ),
    "attendance_unclear": gettext_lazy("“%(given)s” is neither yes nor no. Fill in yes or no."),
    "colleagues": gettext_lazy("“%(given)s”: %(count)s more without a name. They count as people, not as companies."),
    "email_comma_as_dot": gettext_lazy("“%(given)s” has a comma. Read as %(right)s."),
    "email_form": gettext_lazy("“%(given)s” is not a mail address. It should look like name@company.nl."),
    "email_no_at": gettext_lazy("“%(given)s” has no @. A mail address looks like name@company.nl."),
    "email_no_ending": gettext_lazy("“%(given)s” has no ending such as .nl. It should look like name@company.nl."),
    "email_several": gettext_lazy("“%(given)s” holds more than one address. %(used)s is used."),
    "email_typo": gettext_lazy("“%(given)s” may be a typing error. Did they mean %(right)s?"),
    "establishment_generic": gettext_lazy("“%(given)s” is not a real establishment number. Leave the cell empty."),
    "establishment_length": gettext_lazy("“%(given)s” has %(count)s digits. An establishment number has 12."),
    "establishment_zeros_restored": gettext_lazy("“%(given)s” had lost its zeros. Read as %(right)s."),
    "kvk_generic": gettext_lazy("“%(given)s” is not a real KvK number. Leave the cell empty if you do not know it."),
    "kvk_is_establishment": gettext_lazy("“%(given)s” has 12 digits and was read as an establishment number."),
    "kvk_is_rsin": gettext_lazy("“%(given)s” is an RSIN (9 digits). A KvK number has 8 digits."),
    "kvk_length": gettext_lazy("“%(given)s” has %(count)s digits. A KvK number has 8."),
    "kvk_suffix_dropped": gettext_lazy("“%(given)s” ends in four zeros too many. The first 8 digits were used."),
    "kvk_zero_restored": gettext_lazy("“%(given)s” had lost its first zero. Read as %(right)s."),
    "mail_shared": gettext_lazy("Row %(row)s (%(name)s) has the same address. A person needs an address of their own."),
    "need_answer_form": gettext_lazy("“%(given)s” is not a number from 1 to 5. The answer was left out."),
    "no_person": gettext_lazy("There is no name. The company counts, with one person without a name."),
    "no_rows": gettext_lazy("There are no rows with people or companies. Send a list with one row for each."),
    "no_show": gettext_lazy("Was not there, so does not count."),
    "no_who_column": gettext_lazy("No column holds people or companies. Say below which column does."),
    "nobody": gettext_lazy("There is no person and no company in this row. Fill in one of them, or leave the row out."),
    "not_a_company": gettext_lazy("“%(given)s” is not a company. Only the person counts."),
    "number_rounded": gettext_lazy(
        "“%(given)s” was rounded by the spreadsheet, its digits are lost. Set the column to text and fill it in again."
    ),
    "number_with_letters": gettext_lazy("“%(given)s” has letters in it. A number here has only digits."),
    "number_without_digits": gettext_lazy("“%(given)s” is not a number. Fill in digits, or leave the cell empty."),
    "only_headcount": gettext_lazy("The list gives only a number: %(count)s people. They count without a name."),
    "only_headers": gettext_lazy("There are only column names. Add a row below them for each person or company."),
    "person_second_company": gettext_lazy(
        "%(name)s also stands in row %(row)s, for another company. One person, two companies."
    ),
    "person_twice": gettext_lazy("%(name)s also stands in row %(row)s. Counts once."),
    "persons_form": gettext_lazy("“%(given)s” is not a number of people from 1 to %(most)s. Counted as one."),
    "phone_extension_dropped": gettext_lazy("“%(given)s”: the extension was left out."),
    "phone_form": gettext_lazy("“%(given)s” is not a telephone number. It should look like 06 12345678."),
    "phone_several": gettext_lazy("“%(given)s” holds more than one number. %(used)s is used."),
    "phone_zero_restored": gettext_lazy("“%(given)s” had lost its first zero. Read as %(right)s."),
    "postcode_foreign": gettext_lazy("“%(given)s” is not a Dutch postcode. It was left out."),
    "postcode_form": gettext_lazy("“%(given)s” is not a postcode. It should look like 8011 AB."),
    "postcode_letter_as_digit": gettext_lazy("“%(given)s” has a letter for a digit. Read as %(right)s."),
    "postcode_never_issued": gettext_lazy("“%(given)s” does not exist: no postcode ends in SA, SD or SS."),
    "postcode_partial": gettext_lazy("“%(given)s” has only the digits. Two letters belong behind them."),
    "rsin_wrong": gettext_lazy("“%(given)s” is not an RSIN. It has 9 digits that pass a check."),
    "rsin_zeros_restored": gettext_lazy("“%(given)s” had lost its zeros. Read as %(right)s."),
    "two_companies": gettext_lazy(
        "This cell names %(first)s and %(second)s. Choose one, or give the other a row of its own."
    ),
    "two_people": gettext_lazy(
        "This cell names %(first)s and %(second)s. The second counts without a name; give them a row of their own."
    ),
    "website_form": gettext_lazy("“%(given)s” is not a web address. It should look like www.company.nl."),
    "website_is_mail": gettext_lazy("“%(given)s” is a mail address. A web address looks like www.company.nl."),
}


def problem_text(problem: Problem) -> str:
    """One problem as a sentence that names the column, what is wrong and what would be right."""
    text = filled(PROBLEMS, problem.reason)
    if not problem.column:
        return text
    return _("Column “%(column)s”: %(problem)s") % {"column": problem.column, "problem": text}
