"""Labels on many companies at once, with undo; and exports of what was chosen."""

import io

import pytest
from openpyxl import load_workbook

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import Company, CompanyLabel, LabelChange, Labelling

LABEL = "/team/bedrijven/etiket/"


@pytest.fixture
def three(programme):
    return [CompanyFactory.create(programme=programme, name=name, headcount=20) for name in ("Aa", "Bb", "Cc")]


def labelled() -> list[str]:
    return sorted(Labelling.objects.values_list("company__name", flat=True))


def test_ticked_companies_get_a_label_and_lose_it_by_undo(sent, team, three):
    response = sent(LABEL, {"selected": [three[0].pk, three[2].pk], "label": "Lab", "_query": "stage=none"})
    assert response.url == "/team/bedrijven/?stage=none"
    assert labelled() == ["Aa", "Cc"]
    text = team.get(response.url, headers={"accept-language": "en"}).text
    change = LabelChange.objects.get()
    assert "2 companies got “Lab”" in text
    assert f"/team/bedrijven/etiket/{change.pk}/ongedaan/" in text
    sent(f"{LABEL}{change.pk}/ongedaan/")
    assert labelled() == []
    sent(f"{LABEL}{change.pk}/ongedaan/")
    assert labelled() == [], "undone once"


def test_undo_leaves_what_was_there_before(sent, three):
    sent(LABEL, {"selected": [three[0].pk], "label": "Lab"})
    sent(LABEL, {"_all": "1", "_query": "", "label": "lab"})
    assert CompanyLabel.objects.count() == 1, "the same word in capitals is the same label"
    assert labelled() == ["Aa", "Bb", "Cc"]
    sent(f"{LABEL}{LabelChange.objects.latest('pk').pk}/ongedaan/")
    assert labelled() == ["Aa"]


def test_a_label_is_taken_off_and_comes_back(sent, three):
    sent(LABEL, {"_all": "1", "label": "Lab"})
    sent(LABEL, {"selected": [three[1].pk], "label": "Lab", "_do": "off"})
    assert labelled() == ["Aa", "Cc"]
    sent(f"{LABEL}{LabelChange.objects.latest('pk').pk}/ongedaan/")
    assert labelled() == ["Aa", "Bb", "Cc"]


def test_all_that_were_found_are_those_of_the_filters(sent, three, programme):
    CompanyFactory.create(programme=programme, name="Small", headcount=3)
    sent(LABEL, {"_all": "1", "_query": "target=yes", "label": "Lab"})
    assert labelled() == ["Aa", "Bb", "Cc"]


def test_companies_of_elsewhere_cannot_be_chosen(sent, three, other_programme):
    theirs = CompanyFactory.create(programme=other_programme)
    sent(LABEL, {"selected": [theirs.pk], "label": "Lab"})
    assert labelled() == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"label": "Lab"}, "No company was chosen"),
        ({"_all": "1", "label": " "}, "Type a label"),
        ({"_all": "1", "label": "x" * 41}, "Type a label"),
        ({"_all": "1", "label": "Nope", "_do": "off"}, "no label with this name"),
        ({"selected": ["1e9", "-1", "9" * 30], "label": "Lab"}, "No company was chosen"),
    ],
)
def test_wrong_choices_are_told(sent, team, three, data, said):
    back = sent(LABEL, data).url
    assert said in team.get(back, headers={"accept-language": "en"}).text
    assert labelled() == []


def test_the_chosen_are_exported(sent, three):
    response = sent("/team/bedrijven/uitvoer/", {"selected": [three[1].pk]})
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Bb"]


def test_the_list_shows_and_filters_labels(sent, team, three):
    sent(LABEL, {"selected": [three[0].pk], "label": "Lab"})
    sent(LABEL, {"selected": [three[0].pk], "label": "Ambacht"})
    page = team.get("/team/bedrijven/", {"label": CompanyLabel.objects.get(name="Lab").pk})
    (row,) = page.context["table"].paginated_rows
    assert row.record.label_names == "Ambacht, Lab"


def test_labels_move_with_a_merge_and_come_back(sent, three, programme):
    from veerkracht.domain.companies.actions import merge_companies, undo_merge

    kept, merged, _ = three
    sent(LABEL, {"selected": [kept.pk, merged.pk], "label": "Both"})
    sent(LABEL, {"selected": [merged.pk], "label": "Own"})
    before = sorted(Labelling.objects.values_list("pk", "company_id"))
    Company.objects.filter(pk=merged.pk).update(kvk_number=None)
    merge = merge_companies(kept=kept, merged=merged, on=programme.today(), by=None)
    assert set(kept.labellings.values_list("label__name", flat=True)) == {"Both", "Own"}
    undo_merge(merge=merge, on=programme.today(), at=programme.now(), by=None)
    assert sorted(Labelling.objects.values_list("pk", "company_id")) == before
    assert Company.objects.of(programme).count() == 3
