"""The pages of an attendance list: give it, look, decide, correct, commit, undo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.domain.events.lists import commit, preview, row
from tests.factories.companies import CompanyFactory
from tests.factories.events import EventFactory
from veerkracht.domain.companies.models import Company, Touchpoint
from veerkracht.domain.events.choices import ImportState, RowChoice
from veerkracht.domain.events.models import AttendanceImport
from veerkracht.domain.events.rules.attendance import ParsedRow

LINES = (
    ("Anna Aalders", "anna@oostwest.nl", "Oostwest Logistiek"),
    ("Bert Boer", "bert@gmail.com", "Jansen Bouw Holding"),
    ("Cor Kok", "cor@gmail.com", "Jansen Bouw Holding"),
    ("", "", ""),
    ("Dirk Dam", "dirk@gmail.com", "Molen BV / Zwanikken BV"),
)


@pytest.fixture
def known(programme):
    return CompanyFactory.create(programme=programme, name="Jansen Bouw", kvk_number=None)


@pytest.fixture
def batch(event, known):
    return preview(event, *LINES)


def url(route, *args):
    return reverse(f"team:{route}", args=args)


def upload(name, data):
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def test_a_file_is_read_and_shown_before_anything_counts(team, event):
    file = upload("aanwezig.csv", "Naam;Bedrijf\nAnna Aalders;Oostwest Logistiek\n")
    answer = team.post(url("import-new", event.pk), {"file": file, "pasted": ""}, follow=True)
    batch = AttendanceImport.objects.get()
    assert answer.redirect_chain == [(url("import", batch.pk), 302)]
    assert b"Oostwest Logistiek" in answer.content
    assert (batch.file_name, batch.uploaded_by.name) == ("aanwezig.csv", "Team Member")
    assert not Touchpoint.objects.exists()


def test_pasted_text_is_read_too(team, event):
    team.post(url("import-new", event.pk), {"pasted": "Anna Aalders, Oostwest Logistiek\nBert Boer, Noordzuid BV"})
    assert AttendanceImport.objects.get().rows.count() == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"pasted": ""}, "file"),
        ({"file": ("leeg.xlsx", b"")}, "file"),
        ({"file": ("lijst.xlsx", b"%PDF-1.7 not a list")}, "file"),
        ({"file": ("lijst.xlsx", b"PK\x03\x04broken")}, "file"),
        ({"file": ("lijst.csv", b"\x7fELF" + bytes(range(256)) * 4)}, "file"),
        ({"pasted": "Beste team,\n\nGroeten"}, "pasted"),
    ],
)
def test_what_is_no_list_is_refused_with_the_field_and_a_reason(team, event, given, field):
    data = {"pasted": given.get("pasted", "")} | ({"file": upload(*given["file"])} if "file" in given else {})
    answer = team.post(url("import-new", event.pk), data)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not AttendanceImport.objects.exists()


def test_pasted_text_that_is_refused_stays_in_the_form(team, event):
    answer = team.post(url("import-new", event.pk), {"pasted": "Beste team,\n\nGroeten van Fleur"})
    assert b"Groeten van Fleur" in answer.content


def test_the_same_list_again_says_where_and_when_it_is_in(team, event, batch, team_user):
    commit(batch, by=team_user)
    text = "Naam;E-mail;Bedrijf\n" + "\n".join(";".join(line) for line in LINES)
    answer = team.post(url("import-new", event.pk), {"file": upload("nog eens.csv", text)})
    error = str(answer.context["form"].errors["file"])
    assert batch.file_name in error
    assert "23-09-2019" in error
    assert "Team Member" in error


def test_the_same_list_for_another_meeting_warns(team, programme, event, batch):
    commit(batch)
    other = preview(EventFactory.create(programme=programme), *LINES)
    answer = team.get(url("import", other.pk))
    assert answer.context["elsewhere"] == [batch]
    assert batch.event.title.encode() in answer.content


def test_the_preview_shows_what_asks_for_a_look_first_and_what_will_count(team, batch):
    answer = team.get(url("import", batch.pk))
    assert [line.row.outcome for line in answer.context["lines"]] == ["problem", "perhaps", "perhaps", "new"]
    summary = answer.context["summary"]
    assert (summary.counted, summary.known, summary.made, summary.alone, summary.undecided) == (3, 0, 1, 2, 3)


@pytest.mark.parametrize(("shown", "numbers"), [("open", [6, 3, 4]), ("new", [2]), ("decided", []), ("", [6, 3, 4, 2])])
def test_rows_are_filtered_by_what_was_found(team, batch, shown, numbers):
    answer = team.get(url("import", batch.pk), {"show": shown})
    assert [line.row.number for line in answer.context["lines"]] == numbers


@pytest.mark.parametrize("count", [1, 3, 250])
def test_a_list_of_any_length_is_shown_in_few_queries(team, event, known, count, django_assert_num_queries):
    names = ("Jansen Bouw Holding", "Jansen Bouw", "Oostwest Logistiek")
    batch = preview(event, *((f"Anna Aalders{n}", f"a{n}@gmail.com", names[n % 3]) for n in range(count)))
    team.get(url("import", batch.pk))
    with django_assert_num_queries(11):
        answer = team.get(url("import", batch.pk))
    assert len(answer.context["lines"]) == min(count, 100)


def test_a_decision_returns_to_the_row_and_holds_for_the_same_company(team, batch, known):
    target = row(batch, 3)
    answer = team.post(url("import-row", target.pk), {"to": f"link:{known.pk}", "query": "show=open&page=1"})
    assert answer.url == f"{url('import', batch.pk)}?show=open&page=1#regel-{target.pk}"
    assert [row(batch, number).chosen for number in (3, 4)] == [known, known]


def test_a_decision_can_be_for_one_row_only(team, batch):
    team.post(url("import-row", row(batch, 3).pk), {"to": "create", "alone": "on"})
    assert [row(batch, number).choice for number in (3, 4)] == [RowChoice.CREATE, RowChoice.AUTO]


def test_two_companies_in_one_cell_can_both_count(team, batch):
    team.post(url("import-row", row(batch, 6).pk), {"to": "both"})
    assert [row(batch, 6, part).reading.company.name for part in (0, 1)] == ["Molen BV", "Zwanikken BV"]


@pytest.mark.parametrize("wrong", ["", "nonsense", "link:", "link:x", "link:999999999"])
def test_a_decision_that_cannot_be_says_so(team, batch, wrong):
    answer = team.post(url("import-row", row(batch, 3).pk), {"to": wrong}, follow=True)
    assert any(message.level_tag == "error" for message in answer.context["messages"])
    assert row(batch, 3).choice == RowChoice.AUTO


def test_a_company_of_another_programme_cannot_be_chosen(team, batch, other_programme):
    foreign = CompanyFactory.create(programme=other_programme)
    team.post(url("import-row", row(batch, 3).pk), {"to": f"link:{foreign.pk}"})
    assert row(batch, 3).choice == RowChoice.AUTO


def test_the_page_of_a_row_corrects_and_searches(team, batch, known):
    target = row(batch, 2)
    team.post(
        url("import-row", target.pk),
        {"name": "Anna van Aalders", "email": target.reading.email, "company": "Jansen Bouw"},
    )
    assert row(batch, 2).corrections == {"name": "Anna van Aalders", "company": "Jansen Bouw"}
    assert row(batch, 2).candidate == known
    answer = team.get(url("import-row", target.pk), {"q": "jansen"})
    assert list(answer.context["companies"]) == [known]


def test_a_wrong_address_in_a_correction_is_refused_and_kept(team, batch):
    target = row(batch, 2)
    answer = team.post(url("import-row", target.pk), {"name": "Anna", "email": "anna at oostwest", "company": "Oost"})
    assert "email" in answer.context["form"].errors
    assert b"anna at oostwest" in answer.content
    assert row(batch, 2).corrections == {}


def test_columns_are_corrected_and_samples_shown(team, event):
    batch = preview(event, ("Anna Aalders", "Vrolijk BV", "Stil BV"), header=("Naam", "Bedrijf", "Iets"))
    answer = team.get(url("import-columns", batch.pk))
    assert b"Vrolijk BV" in answer.content
    data = {"header_row": 1, "column_0": "name", "column_1": "remark", "column_2": "company"}
    assert team.post(url("import-columns", batch.pk), data).url == url("import", batch.pk)
    assert row(batch, 2).reading.company.name == "Stil BV"


def test_two_columns_cannot_hold_the_same(team, event):
    batch = preview(event, ("Anna Aalders", "Vrolijk BV", "Stil BV"), header=("Naam", "Bedrijf", "Iets"))
    data = {"header_row": 1, "column_0": "name", "column_1": "company", "column_2": "company"}
    answer = team.post(url("import-columns", batch.pk), data)
    assert list(answer.context["form"].errors) == ["column_2"]


def test_the_header_row_can_be_moved(team, event):
    batch = preview(event, ("Anna Aalders", "Vrolijk BV", "x"), header=("Naam", "Bedrijf", "Iets"))
    data = {"header_row": 0, "column_0": "name", "column_1": "company", "column_2": ""}
    team.post(url("import-columns", batch.pk), data)
    assert batch.rows.count() == 2


def test_commit_leads_to_the_meeting_with_a_way_back(team, event, batch):
    answer = team.post(url("import-commit", batch.pk), follow=True)
    assert answer.redirect_chain[-1][0] == url("event", event.pk)
    assert url("import-undo", batch.pk).encode() in answer.content
    assert Touchpoint.objects.filter(kind="attended").count() == 3
    team.post(url("import-undo", batch.pk))
    assert not Touchpoint.objects.live().exists()


def test_a_double_click_on_commit_is_told_that_it_is_in(team, batch):
    team.post(url("import-commit", batch.pk))
    answer = team.post(url("import-commit", batch.pk), follow=True)
    assert [message.level_tag for message in answer.context["messages"]][-1] == "error"
    assert Touchpoint.objects.filter(kind="attended").count() == 3


def test_a_committed_list_stays_to_be_looked_at_and_is_not_changed(team, batch):
    target = row(batch, 3)
    commit(batch)
    assert b"Anna Aalders" in team.get(url("import", batch.pk)).content
    team.post(url("import-row", target.pk), {"to": "skip"})
    assert row(batch, 3).choice == RowChoice.AUTO
    assert team.get(url("import-columns", batch.pk)).status_code == 302


def test_a_discarded_list_is_gone_and_its_page_says_so(team, batch, event):
    assert team.post(url("import-discard", batch.pk)).url == url("event", event.pk)
    batch.refresh_from_db()
    assert batch.state == ImportState.DISCARDED
    assert team.get(url("import", batch.pk)).status_code == 200


def test_deputy_and_auditor_look_without_changing_and_the_auditor_sees_no_names(deputy, auditor, batch):
    commit(batch)
    assert b"Anna Aalders" in deputy.get(url("import", batch.pk)).content
    seen = auditor.get(url("import", batch.pk)).content
    assert b"Anna" not in seen
    assert b"anna@" not in seen
    assert b"Oostwest Logistiek" in seen
    for route in ("import-commit", "import-undo", "import-discard", "import-columns"):
        assert deputy.post(url(route, batch.pk)).status_code == 403


def test_a_list_of_another_programme_is_not_there(team, other_programme):
    foreign = preview(EventFactory.create(programme=other_programme), *LINES)
    for route, key in (("import", foreign.pk), ("import-columns", foreign.pk), ("import-row", row(foreign, 2).pk)):
        assert team.get(url(route, key)).status_code == 404
    for route in ("import-commit", "import-undo", "import-discard"):
        assert team.post(url(route, foreign.pk)).status_code == 404
    assert team.get(url("import-new", foreign.event_id)).status_code == 404


def test_what_a_list_says_is_escaped(team, event):
    nasty = '<script>alert(1)</script>"'
    batch = preview(
        event, (f"Anna {nasty}", "a@b.nl", f"Bedrijf {nasty}"), header=("Naam", "E-mail", f"Bedrijf{nasty}")
    )
    for page in (url("import", batch.pk), url("import-columns", batch.pk), url("import-row", row(batch, 2).pk)):
        assert b"<script>alert" not in team.get(page).content


def test_companies_made_by_a_list_show_where_they_come_from(team, batch):
    team.post(url("import-commit", batch.pk))
    company = Company.objects.get(name="Oostwest Logistiek")
    assert company.sources["name"]["source"] == "attendance_import"
    assert isinstance(row(batch, 2).reading, ParsedRow)


def test_people_of_whom_the_list_does_not_say_if_they_came_are_decided_at_once(team, event):
    batch = preview(event, ("Anna Aalders", "ja"), ("Bert Boer", ""), ("Cor Kok", "nee"), header=("Naam", "Aanwezig"))
    assert team.get(url("import", batch.pk)).context["summary"].unclear == 1
    team.post(url("import-presence", batch.pk), {"present": "yes"})
    answer = team.get(url("import", batch.pk))
    assert (answer.context["summary"].unclear, answer.context["summary"].counted) == (0, 2)
