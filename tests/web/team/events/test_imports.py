"""An attendance list in the workspace: in, looked at, corrected, committed, undone."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import Company, Touchpoint
from veerkracht.domain.events.models import AttendanceImport, Event, ImportRow
from veerkracht.domain.impact.queries import figures
from veerkracht.domain.programme.models import Programme


def messy() -> SimpleUploadedFile:
    """Return a list as a fan sends it: a title, an empty row, odd names of columns."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["Deelnemers ondernemersavond"],
        [],
        ["Naam deelnemer", "Organisatie", "Mailadres", "Opm."],
        ["Jan Jansen", "Zwanikken Transport BV", "jan@zwanikken-transport.nl", ""],
        ["Piet Pieters", "Bakkerij van den Berg", "piet@bakkerijvdberg.nl", ""],
        ["Klaas de Vries", "", "klaas@gmail.com", ""],
        ["", "", "", "koffie op"],
    ):
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("lijst.xlsx", buffer.getvalue())


@pytest.fixture
def batch(team: Client, event: Event, programme: Programme) -> AttendanceImport:
    CompanyFactory.create(programme=programme, name="Zwanikken Transport B.V.", website="zwanikken-transport.nl")
    team.post(reverse("team:import-new", args=[event.pk]), {"file": messy()})
    return AttendanceImport.objects.get()


def test_a_list_is_looked_at_put_in_and_undone(team: Client, batch: AttendanceImport, programme: Programme) -> None:
    page = team.get(reverse("team:import", args=[batch.pk])).content.decode()
    assert "Jan Jansen" in page
    assert not Touchpoint.objects.exists()
    team.post(reverse("team:import-commit", args=[batch.pk]))
    assert figures(programme).amount("attendances") == 3
    assert figures(programme).amount("reached") == 2
    team.post(reverse("team:import-undo", args=[batch.pk]))
    assert figures(programme).amount("attendances") == 0
    assert list(Company.objects.values_list("name", flat=True)) == ["Zwanikken Transport B.V."]


def test_pressing_twice_counts_once_and_says_so(team: Client, batch: AttendanceImport, programme: Programme) -> None:
    for _ in range(2):
        answer = team.post(reverse("team:import-commit", args=[batch.pk]), follow=True)
    assert answer.status_code == 200
    assert figures(programme).amount("attendances") == 3


def test_a_row_is_linked_corrected_and_left_out(team: Client, batch: AttendanceImport, programme: Programme) -> None:
    berg = CompanyFactory.create(programme=programme, name="Van den Berg Brood B.V.")
    rows = {row.reading.person_name: row for row in batch.rows.all()}
    link = reverse("team:import-row", args=[rows["Piet Pieters"].pk])
    assert list(team.get(link, {"q": "berg brood"}).context["companies"]) == [berg]
    team.post(link, {"to": f"link:{berg.pk}"})
    assert ImportRow.objects.get(pk=rows["Piet Pieters"].pk).chosen == berg
    team.post(reverse("team:import-row", args=[rows["Klaas de Vries"].pk]), {"to": "skip"})
    correct = reverse("team:import-row", args=[rows["Jan Jansen"].pk])
    given = {"name": "Jan Janssen", "email": "", "company": "Zwanikken Transport BV"}
    team.post(correct, given)
    team.post(reverse("team:import-commit", args=[batch.pk]))
    assert figures(programme).amount("attendances") == 2
    assert Touchpoint.objects.filter(person__name="Jan Janssen").exists()


def test_a_search_that_finds_nothing_keeps_the_words(team: Client, batch: AttendanceImport) -> None:
    row = batch.rows.order_by("number")[0]
    page = team.get(reverse("team:import-row", args=[row.pk]), {"q": "Bestaat Niet"})
    assert not page.context["companies"]
    assert "Bestaat Niet" in page.content.decode()


def test_columns_are_chosen_by_hand(team: Client, batch: AttendanceImport) -> None:
    columns = {f"column_{column['index']}": column["field"] or "" for column in batch.columns["columns"]}
    name = next(key for key, field in columns.items() if field == "company")
    team.post(reverse("team:import-columns", args=[batch.pk]), {**columns, name: ""})
    assert all(not row.reading.company.name for row in batch.rows.all())


@pytest.mark.parametrize(
    ("name", "data"),
    [("lijst.pdf", b"%PDF-1.4 not a list"), ("leeg.xlsx", b""), ("foto.csv", b"\x89PNG\r\n\x1a\n0000")],
)
def test_a_wrong_file_is_refused_in_words_and_nothing_is_kept(
    team: Client, event: Event, name: str, data: bytes
) -> None:
    page = team.post(reverse("team:import-new", args=[event.pk]), {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not AttendanceImport.objects.exists()


def test_pasted_text_works_and_nothing_at_all_is_named(team: Client, event: Event) -> None:
    path = reverse("team:import-new", args=[event.pk])
    assert team.post(path, {}).context["form"].errors
    team.post(path, {"pasted": "Jan Jansen; Zwanikken BV; jan@zwanikken.nl\nPiet Pieters; Berg BV; piet@berg.nl"})
    assert AttendanceImport.objects.get().rows.count() == 2


def test_a_thrown_away_list_counts_nothing(team: Client, batch: AttendanceImport) -> None:
    team.post(reverse("team:import-discard", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == "discarded"
    assert not Touchpoint.objects.exists()


def test_who_may_only_look_cannot_commit(deputy: Client, batch: AttendanceImport) -> None:
    assert deputy.get(reverse("team:import", args=[batch.pk])).status_code == 200
    assert deputy.post(reverse("team:import-commit", args=[batch.pk])).status_code == 403
