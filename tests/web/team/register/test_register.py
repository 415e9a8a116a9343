"""The register wizard: upload, look at the columns, let it be read, report, undo; and files that are no register."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from tests.domain.companies.register_files import HEADER, content, put_in, row
from tests.factories.companies import CompanyFactory, TouchpointFactory
from veerkracht.domain.companies.choices import RegisterState
from veerkracht.domain.companies.models import Company, RegisterImport
from veerkracht.domain.companies.tasks import read_register_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.VAR = tmp_path


def send(client, data, name="register.csv"):
    return client.post("/team/bedrijven/register/nieuw/", {"file": SimpleUploadedFile(name, data)})


def work():
    """Do what a worker does with the tasks that wait."""
    for task in DBTaskResult.objects.order_by("enqueued_at"):
        read_register_file.call(*task.args_kwargs["args"])


def mapping(batch, **changed):
    chosen = {f"column_{index}": batch.mapping.get(str(index), "") for index in range(len(batch.header))}
    return chosen | {"source": "Handelsregister", "is_whole": "on", "sbi_version": batch.sbi_version} | changed


def test_file_is_mapped_read_reported_and_undone(team, programme):
    answer = send(team, content(row(), row("x", "Zonder nummer")).read())
    batch = RegisterImport.objects.get()
    assert answer.url == f"/team/bedrijven/register/{batch.pk}/kolommen/"
    page = team.get(answer.url).content.decode()
    assert "Zwanikken Bouw B.V." in page
    assert not Company.objects.exists()
    answer = team.post(answer.url, mapping(batch, start="1"))
    assert answer.url == f"/team/bedrijven/register/{batch.pk}/"
    assert "wacht" in team.get(answer.url).content.decode() or "waits" in team.get(answer.url).content.decode()
    assert DBTaskResult.objects.count() == 1
    work()
    page = team.get(answer.url).content.decode()
    assert Company.objects.get().name == "Zwanikken Bouw B.V."
    assert "?kind=new" in page
    team.post(f"/team/bedrijven/register/{batch.pk}/ongedaan/")
    assert not Company.objects.exists()


def test_looking_again_changes_the_mapping_and_nothing_else(team, programme):
    send(team, content(row()).read())
    batch = RegisterImport.objects.get()
    answer = team.post(f"/team/bedrijven/register/{batch.pk}/kolommen/", mapping(batch, column_6=""))
    batch.refresh_from_db()
    assert answer.status_code == 200
    assert "6" not in batch.mapping
    assert batch.state == RegisterState.MAPPING


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"column_1": "kvk_number"}, "column_1"), ({"column_0": ""}, "__all__"), ({"sbi_version": ""}, "sbi_version")],
)
def test_wrong_mapping_is_told_and_kept(team, programme, changed, field):
    send(team, content(row()).read())
    batch = RegisterImport.objects.get()
    answer = team.post(f"/team/bedrijven/register/{batch.pk}/kolommen/", mapping(batch, **changed))
    assert field in answer.context["form"].errors
    assert RegisterImport.objects.get().state == RegisterState.MAPPING


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    return data.getvalue()


WRONG = {
    "empty": b"",
    "only spaces": b"  \n \n",
    "renamed pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 and so on",
    "only headers": ";".join(HEADER).encode(),
    "zip bomb": bomb(),
    "300 columns": (";".join(f"c{n}" for n in range(300)) + "\n" + ";".join("1" * 300)).encode(),
    "broken parquet": b"PAR1" + b"\x00" * 200 + b"PAR1",
    "open quote": b'KvK;Naam\n69000101;"Nooit dicht' + b"x;y\n" * 60_000,
}


@pytest.mark.parametrize("name", WRONG)
def test_file_that_is_no_register_is_refused_in_words(team, programme, name):
    answer = send(team, WRONG[name])
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not RegisterImport.objects.exists()


def workbook(*rows, merged=""):
    book = Workbook()
    for each in rows:
        book.active.append(each)
    if merged:
        book.active.merge_cells(merged)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_workbook_with_numbers_formulas_and_merged_cells_is_read(programme, team):
    data = workbook(
        ["KvK-nummer", "Naam", "Plaats", "Werkzame personen", "Datum oprichting"],
        [8073456, "Zoon B.V.", "Zwolle", "=3*4", 43466],
        [69000102, "Dochter B.V.", None, 7.0, "01-02-2003"],
        merged="C2:C3",
    )
    send(team, data, "register.xlsx")
    batch = RegisterImport.objects.get()
    team.post(f"/team/bedrijven/register/{batch.pk}/kolommen/", mapping(batch, start="1"))
    work()
    one, two = Company.objects.order_by("kvk_number")
    assert (one.kvk_number, one.place, one.headcount, one.founded_on.isoformat()) == (
        "08073456", "Zwolle", None, "2019-01-01",
    )  # fmt: skip
    assert (two.kvk_number, two.place, two.headcount) == ("69000102", "Zwolle", 7)


def test_parquet_is_read_and_nested_columns_are_named(programme, team):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    data = io.BytesIO()
    table = pa.table(
        {
            "kvk_nummer": ["69000101", "69000102"],
            "naam": ["Zoon", "Dochter"],
            "handelsnamen": [["Zoon", "De Zoon"], []],
            "adres": [{"straat": "x"}, {"straat": "y"}],
            "werkzame_personen": [12, None],
        }
    )
    pq.write_table(table, data)
    send(team, data.getvalue(), "register.parquet")
    batch = RegisterImport.objects.get()
    assert "adres" in batch.notes[0]
    team.post(f"/team/bedrijven/register/{batch.pk}/kolommen/", mapping(batch, start="1"))
    work()
    company = Company.objects.get(kvk_number="69000101")
    assert (company.headcount, company.trade_names) == (12, ["De Zoon"])


def test_wrong_encoding_is_read_with_its_accents(programme, team):
    send(team, "KvK;Naam;Plaats\n69000101;Café Één;Zwolle\n69000102;Financiële zaken;Ommen\n".encode("cp1252"))
    assert RegisterImport.objects.get().sample[0][1] == "Café Één"


def test_file_of_a_hundred_megabytes_that_is_no_list_is_refused(team, programme):
    answer = send(team, b"\x00\x01\x02\x03" * 25_000_000, "register.xlsx")
    assert answer.context["form"].errors["file"]


def test_undo_tells_how_many_companies_stay(team, programme):
    batch = put_in(programme, row())
    TouchpointFactory.create(programme=programme, company=Company.objects.get())
    team.post(f"/team/bedrijven/register/{batch.pk}/ongedaan/")
    page = team.get(f"/team/bedrijven/register/{batch.pk}/")
    assert page.context["report"]["undo_kept"] == 1


def test_report_can_be_downloaded_with_old_and_new(team, programme):
    put_in(programme, row())
    batch = put_in(programme, row(staff="20"))
    answer = team.get(f"/team/bedrijven/register/{batch.pk}/?_export=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "12 → 20" in text


def test_running_file_refreshes_by_itself_and_then_shows_its_report(team, programme):
    batch = put_in(programme, row())
    RegisterImport.objects.filter(pk=batch.pk).update(state=RegisterState.RUNNING, share_read=0.4)
    page = team.get(f"/team/bedrijven/register/{batch.pk}/").content.decode()
    assert 'http-equiv="refresh"' in page
    assert "every 2s" in page
    RegisterImport.objects.filter(pk=batch.pk).update(state=RegisterState.DONE)
    assert team.get(f"/team/bedrijven/register/{batch.pk}/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_file_of_another_programme_is_not_there(team, programme, other_programme):
    batch = put_in(other_programme, row())
    assert team.get(f"/team/bedrijven/register/{batch.pk}/").status_code == 404
    assert team.post(f"/team/bedrijven/register/{batch.pk}/ongedaan/").status_code == 404


def test_example_file_is_read_by_the_wizard_itself(team, programme):
    data = b"".join(team.get("/team/bedrijven/register/voorbeeld/").streaming_content)
    send(team, data, "voorbeeld.xlsx")
    batch = RegisterImport.objects.get()
    assert len(batch.mapping) == 15


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries_for_one_row_and_three(
    team, programme, team_user, count, django_assert_max_num_queries
):
    for number in range(count):
        batch = put_in(programme, *(row(f"6900010{n}", f"Naam {n}") for n in range(number + 1)), by=team_user)
    team.get("/team/bedrijven/register/")
    with django_assert_max_num_queries(9):
        team.get("/team/bedrijven/register/")
    with django_assert_max_num_queries(9):
        team.get(f"/team/bedrijven/register/{batch.pk}/")


def test_the_way_to_the_files_is_not_the_way_to_the_processing_register(programme, team):
    CompanyFactory.create(programme=programme)
    files = reverse("team:register-files")
    assert files == "/team/bedrijven/register/"
    assert f'href="{files}"' in team.get("/team/bedrijven/").text
    assert f'href="{files}"' in team.get(reverse("team:register-new")).text
