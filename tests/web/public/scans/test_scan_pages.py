"""A visitor does a scan: by card or not, with stops, twice at once, in two languages, and reads the report."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory, PersonFactory, PositionFactory
from tests.factories.knowledge import publish
from tests.factories.referrals import ReferralCardFactory
from tests.factories.scans import finished_scan, opened, published, same_answers
from veerkracht.domain.companies.models import Position
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.scans.models import CompanyScan, ManagementSheet, PlannedStep
from veerkracht.domain.scans.permissions import proof_of_mail
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def definition(programme):
    return published(programme)


def begun(visitor: Client, **query: str) -> ManagementSheet:
    """Begin a scan."""
    answer = visitor.post(reverse("public:scan", query=query))
    return ManagementSheet.objects.get(token=answer.url.rstrip("/").rpartition("/")[2])


def filled(definition, value: int = 3) -> dict[str, str]:
    """Return what a browser sends of a sheet that is all filled in."""
    return {code: str(given) for code, given in same_answers(definition.rules, value).items()}


def test_without_a_scan_the_page_says_what_comes(visitor, programme):
    assert "nog geen scan" in visitor.get(reverse("public:scan")).content.decode()
    assert visitor.post(reverse("public:scan")).status_code == 200


def test_a_card_leads_to_the_scan_and_is_remembered(visitor, definition, the_pionier):
    card = ReferralCardFactory.create(programme=definition.programme, pionier=the_pionier)
    page = visitor.get(reverse("public:card", args=[card.code])).content.decode()
    assert f"{reverse('public:scan')}?kaartje={card.code}" in page
    assert the_pionier.person.name in visitor.get(reverse("public:scan", query={"kaartje": card.code})).content.decode()
    assert begun(visitor, kaartje=card.code).scan.pionier == the_pionier
    assert begun(visitor, kaartje="ZZZZZZ").scan.pionier is None


def test_looking_at_the_start_begins_nothing(visitor, definition):
    page = visitor.get(reverse("public:scan")).content.decode()
    assert "12 maanden" in page
    assert not CompanyScan.objects.exists()


def test_answers_are_kept_and_the_link_goes_on(visitor, definition):
    sheet = begun(visitor)
    address = reverse("public:scan-fill", args=[sheet.token])
    assert visitor.post(address, {"DM1": "4", "quiet": "1"}).json() == {"saved": True}
    page = visitor.post(address, {"DM2": "2", "later": "1"}).content.decode()
    assert address in page
    again = Client().get(address).content.decode()
    assert 'name="DM1" value="4" checked' in again
    assert 'name="DM2" value="2" checked' in again


def test_what_is_missing_is_named_and_nothing_is_lost(visitor, definition):
    sheet = begun(visitor)
    page = visitor.post(reverse("public:scan-fill", args=[sheet.token]), {"DM1": "4", "done": "1"}).content.decode()
    assert "#s-DM2" in page
    assert "#s-DM1" not in page
    sheet.refresh_from_db()
    assert sheet.answers == {"DM1": 4}


def test_two_tabs_and_the_back_button_hand_in_once(visitor, definition):
    address = reverse("public:scan-fill", args=[begun(visitor).token])
    first = visitor.post(address, filled(definition, 4) | {"done": "1"})
    second = visitor.post(address, filled(definition, 1) | {"done": "1"})
    assert first.url == second.url == visitor.get(address).url
    assert CompanyScan.objects.get().scores["total"] == 75
    assert visitor.post(address, {"DM1": "1", "quiet": "1"}).status_code == 302


def test_switching_the_language_half_way_keeps_the_answers(visitor, definition):
    address = reverse("public:scan-fill", args=[begun(visitor).token])
    visitor.post(address, {"DM1": "4", "quiet": "1"})
    english = visitor.get(address, headers={"accept-language": "en"}).content.decode()
    assert "Management regularly tells" in english
    assert 'name="DM1" value="4" checked' in english


def test_the_page_of_statements_is_small(visitor, definition):
    page = visitor.get(reverse("public:scan-fill", args=[begun(visitor).token]))
    assert len(page.content) < 60_000


def test_the_report_shows_levels_and_three_steps_and_asks_who(visitor, definition):
    tool = publish(definition.programme, ItemKind.TOOL, title="Ideeenbord")
    tool.scan_dimensions = ["DM", "FO"]
    tool.save()
    scan = finished_scan(definition, answers=same_answers(definition.rules, 4) | {"DM1": 1, "DM2": 1})
    page = visitor.get(reverse("public:scan-report", args=[scan.token])).content.decode()
    assert "Toepassen" in page
    assert "Ideeenbord" in page
    assert page.count('class="v-way"') == 3
    assert "nog geen tien bedrijven" in page
    assert "Ik neem deze stap" not in page


def test_a_step_is_chosen_with_one_tap_and_done_with_another(visitor, definition, company):
    person = PersonFactory.create(programme=company.programme)
    PositionFactory.create(person=person, company=company)
    scan = finished_scan(definition)
    report = reverse("public:scan-report", args=[scan.token])
    assert visitor.post(report, {"email": person.email}).url == report
    page = visitor.get(report).content.decode()
    key = page.partition('name="step" value="')[2].partition('"')[0]
    choose = reverse("public:scan-step-choose", args=[scan.token])
    assert visitor.post(choose, {"step": "anders", "due_on": "2019-10-20"}).status_code == 409
    assert visitor.post(choose, {"step": key, "due_on": "gisteren"}).status_code == 200
    assert visitor.post(choose, {"step": key, "due_on": "2018-01-01"}).status_code == 409
    assert visitor.post(choose, {"step": key, "due_on": "2019-10-20"}).url == report
    planned = PlannedStep.objects.get()
    address = reverse("public:scan-step", args=[planned.token])
    assert visitor.get(address).status_code == 200
    done = visitor.post(address, {"done": "1"})
    assert visitor.post(address, {"done": "1"}).url == done.url
    assert visitor.get(done.url).status_code == 200
    assert visitor.post(address, {"drop": "1"}).status_code == 409


def test_a_stranger_with_the_number_of_a_company_sees_nothing_of_its_scan_before(visitor, definition, company):
    """A KvK number is public, and so is an address: only who reads the mail of somebody there sees what changed."""
    company.kvk_number, company.website = "53718924", "https://smederij.example"
    company.save()
    worker = PositionFactory.create(person__programme=company.programme, company=company).person
    finished_scan(definition, company=company, answers=same_answers(definition.rules, 4))
    for typed in ("kwaad@example.org", "kwaad@smederij.example", worker.email):
        scan = finished_scan(definition)
        path = reverse("public:scan-report", args=[scan.token])
        said = {"email": typed, "company_name": company.name, "kvk_number": "53718924"}
        assert visitor.post(path, said).url == path
        scan.refresh_from_db()
        assert scan.company == company, "the team may count it"
        for guess in ("", "?bewijs=", f"?bewijs={'a' * 32}"):
            assert "kan toeval zijn" not in visitor.get(path + guess).content.decode().lower()
        link = Mail.objects.filter(kind="scan_report").latest("pk").text
        proof = link.partition("?bewijs=")[2][:32]
        shown = visitor.get(f"{path}?bewijs={proof}").content.decode()
        assert ("toeval" in shown) is (typed != "kwaad@example.org"), "the link in the mail proves the address"
    assert Position.objects.count() == 1, "nobody works there because a form says so"


def test_the_report_names_with_whom_it_compares(visitor, definition, company):
    for _ in range(10):
        firm = CompanyFactory.create(programme=company.programme, sbi_code="25620", headcount=300)
        finished_scan(definition, company=firm, answers=same_answers(definition.rules, 4))
    scan = finished_scan(definition, company=company)
    page = visitor.get(reverse("public:scan-report", args=[scan.token])).content.decode()
    assert "bedrijven uit uw sector, 10 in getal" in page
    assert "<td>75</td>" in page


def test_the_report_is_an_accessible_document_and_looks_for_change(visitor, definition, company):
    finished_scan(definition, company=company)
    scan = finished_scan(definition, company=company, answers=same_answers(definition.rules, 5))
    answer = visitor.get(reverse("public:scan-report-pdf", args=[scan.token]))
    assert answer.content.startswith(b"%PDF")
    assert b"pdfuaid" in answer.content
    scan.person = PositionFactory.create(person__programme=company.programme, company=company).person
    scan.save()
    by_mail = reverse("public:scan-report", args=[scan.token], query={"bewijs": proof_of_mail(scan)})
    page = visitor.get(by_mail).content.decode()
    assert "+50" in page
    assert f"/pdf/?bewijs={proof_of_mail(scan)}" in page


def test_a_report_without_a_single_score_says_so(visitor, definition):
    scan = finished_scan(definition, answers=same_answers(definition.rules, 0))
    page = visitor.get(reverse("public:scan-report", args=[scan.token])).content.decode()
    assert "weet ik niet" in page
    assert visitor.get(reverse("public:scan-report-pdf", args=[scan.token])).content.startswith(b"%PDF")


def test_an_unfinished_scan_has_no_report(visitor, definition):
    sheet = begun(visitor)
    assert (
        reverse("public:scan-fill", args=[sheet.token])
        in visitor.get(reverse("public:scan-report", args=[sheet.scan.token])).content.decode()
    )
    assert visitor.get(reverse("public:scan-report-pdf", args=[sheet.scan.token])).status_code == 302
    assert mail.outbox == []


def test_an_employee_switches_the_language_half_way_and_keeps_the_answers(visitor, definition):
    address = reverse("public:scan-employee", args=[opened(definition).token])
    half = visitor.post(address, {"DM1": "4"}, headers={"accept-language": "en"})
    page = half.content.decode()
    assert half.status_code == 409
    assert "Management regularly tells" in page
    assert 'name="DM1" value="4" checked' in page
