"""Add and change a company: clear errors, what was typed stays, every figure with its source."""

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import update_company
from veerkracht.domain.companies.models import Company

NEW = "/team/bedrijven/nieuw/"
FILLED = {
    "name": " Zwanikken  B.V. ",
    "trade_names": "De Molen\n\nDe Molen\nMolen Bakkers",
    "kvk_number": "6900 0601",
    "municipality": "GM0193",
    "postcode": "8011 ab",
    "place": "Zwolle",
    "website": "https://www.zwanikken.nl/contact",
    "phone": "038 123 45 67",
    "sbi_code": "25.62",
    "sbi_version": "2008",
    "headcount": "12",
    "turnover": "1500000",
    "balance": "",
    "legal_name": " Zwanikken  Beheer B.V. ",
    "rsin": "NL001234511B01",
    "founded_on": "2001-05-07",
    "closed_on": "",
    "non_mailing": "yes",
    "source": "website",
}


def test_a_company_is_added_with_clean_values(sent, programme):
    response = sent(NEW, FILLED)
    company = Company.objects.get()
    assert response.url == reverse("team:company", args=[company.pk])
    assert (company.name, company.trade_names) == ("Zwanikken B.V.", ["De Molen", "Molen Bakkers"])
    assert (company.kvk_number, company.postcode, company.website) == ("69000601", "8011AB", FILLED["website"])
    assert (company.phone, company.section, company.target_answer) == ("+31381234567", "C", "yes")
    assert (company.legal_name, company.rsin) == ("Zwanikken Beheer B.V.", "001234511")
    assert (str(company.founded_on), company.closed_on, company.non_mailing) == ("2001-05-07", None, True)
    assert {"legal_name", "rsin", "founded_on", "non_mailing"} <= set(company.sources)
    noted = company.sources["headcount"]
    assert {name: noted[name] for name in ("source", "on")} == {"source": "website", "on": "2019-09-23"}
    assert User.objects.get(pk=noted["by"]).email.startswith("team_member")


def test_only_name_and_source_are_needed(sent, programme):
    assert sent(NEW, {"name": "Zwanikken", "source": "visit"}).status_code == 302
    assert Company.objects.get().target_answer == "unknown"


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("name", "", "A company needs a name"),
        ("source", "", "Say where it comes from"),
        ("kvk_number", "123", "This has 3 digits. A KvK number has 8 digits."),
        ("kvk_number", "00000000", "This is not a real KvK number"),
        ("kvk_number", "onbekend?", "There are no digits in this"),
        ("rsin", "123456789", "This is not an RSIN"),
        ("founded_on", "gisteren", "day"),
        ("closed_on", "1999-01-01", "before the company was founded"),
        ("postcode", "8011", "The two letters are missing"),
        ("website", "info@zwanikken.nl", "This is an e-mail address"),
        ("phone", "12", "This is not a telephone number"),
        ("sbi_code", "bakker", "An SBI code has 2 to 6 digits"),
        ("headcount", "twaalf", "Type a whole number of people"),
        ("turnover", "veel", "Type an amount in euros"),
        ("balance", "-1", "cannot be less than nought"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_stays(sent, programme, field, typed, error):
    response = sent(NEW, FILLED | {field: typed})
    assert response.status_code == 200
    assert error in response.text
    assert f'href="#id_{field}"' in response.text
    for name in ("name", "source", "place"):
        if name != field:
            assert FILLED[name].strip().split()[0] in response.text
    assert not Company.objects.exists()


def test_a_code_needs_its_version(sent, programme):
    assert "Choose the version" in sent(NEW, FILLED | {"sbi_version": ""}).text


def test_a_lost_nought_is_offered_and_taken_with_one_button(sent, programme):
    text = sent(NEW, FILLED | {"kvk_number": "8073456"}).text
    assert "Perhaps the nought at the beginning got lost: 08073456" in text
    assert 'name="use_number" value="08073456"' in text
    assert sent(NEW, FILLED | {"kvk_number": "8073456", "use_number": "08073456"}).status_code == 302
    assert Company.objects.get().kvk_number == "08073456"


def test_a_number_that_is_there_leads_to_its_company(sent, programme):
    there = CompanyFactory.create(programme=programme, kvk_number="69000601", name="Zwanikken & Zn.")
    response = sent(NEW, FILLED)
    assert f'<a href="{reverse("team:company", args=[there.pk])}">Zwanikken &amp; Zn.</a>' in response.text
    assert Company.objects.count() == 1


def test_the_name_that_was_searched_is_filled_in(seen, programme):
    assert 'value="Zwanikken"' in seen(NEW, naam="Zwanikken")


@pytest.fixture
def edit(team, company):
    """Return the address of the form and what it holds when it is opened."""
    path = reverse("team:company-edit", args=[company.pk])
    form = team.get(path).context["form"]
    held = {name: form[name].value() for name in form.fields}
    return path, {name: value for name, value in held.items() if value is not None} | {"source": "visit"}


def test_a_change_keeps_what_was_not_changed(sent, edit, company):
    path, held = edit
    assert sent(path, held | {"headcount": "31"}).status_code == 302
    changed = Company.objects.get(pk=company.pk)
    assert (changed.headcount, changed.name, changed.turnover) == (31, company.name, company.turnover)
    assert list(changed.sources) == ["headcount"]


def test_who_types_while_somebody_else_changes_is_told_once(sent, edit, company, today):
    path, held = edit
    update_company(company=company, fields={"phone": "+31389999999"}, source="x", on=today, by=None)
    stopped = sent(path, held | {"phone": "038 123 45 67"})
    assert "Somebody else changed this company while you were typing" in stopped.text
    assert "+31389999999" in stopped.text
    seen_now = stopped.context["form"].data["seen"]
    assert sent(path, held | {"phone": "038 123 45 67", "seen": seen_now}).status_code == 302
    assert Company.objects.get(pk=company.pk).phone == "+31381234567"


def test_a_number_of_another_company_is_refused_on_change(sent, edit, programme):
    path, held = edit
    CompanyFactory.create(programme=programme, kvk_number="69000602")
    assert "belongs to a company that is already here" in sent(path, held | {"kvk_number": "69000602"}).text
