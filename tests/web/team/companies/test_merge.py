"""Merge two records of one firm, and back."""

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory, TouchpointFactory
from veerkracht.domain.companies.models import Company, CompanyMerge, DuplicatePair
from veerkracht.web.team.companies.views import merging


@pytest.fixture
def other(company) -> Company:
    found = CompanyFactory.create(
        programme=company.programme, name="Zwanikken Bakkers", kvk_number=None, website="zwanikken.nl"
    )
    TouchpointFactory.create(programme=company.programme, company=found)
    return found


@pytest.fixture
def path(company) -> str:
    return reverse("team:merge", args=[company.pk])


def test_names_that_look_alike_are_offered_first(seen, programme):
    one = CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")
    CompanyFactory.create(programme=programme, name="Zwanikken Bakkerij")
    CompanyFactory.create(programme=programme, name="Heel iets anders")
    text = seen(reverse("team:merge", args=[one.pk]))
    assert "Zwanikken Bakkerij" in text
    assert "Heel iets anders" not in text


def test_the_other_can_be_searched(seen, path, other):
    assert f'href="?met={other.pk}"' in seen(path, q="zwanikken")
    assert "No other company found" in seen(path, q="xyz")


def test_both_stand_side_by_side_before_anything_happens(seen, path, company, other):
    text = seen(path, met=other.pk)
    assert "<strong>zwanikken.nl</strong>" in text
    assert "<strong>Zwanikken Bakkers</strong>" in text
    assert "facts 1" in text
    assert Company.objects.of(company.programme).count() == 2


def test_two_numbers_are_a_warning(seen, path, programme):
    third = CompanyFactory.create(programme=programme)
    assert "They have different KvK numbers" in seen(path, met=third.pk)


def test_merging_and_undoing_from_the_toast_or_the_page(sent, seen, path, company, other):
    assert sent(path, {"met": other.pk}).url == reverse("team:company", args=[company.pk])
    undo = reverse("team:merge-undo", args=[CompanyMerge.objects.get().pk])
    assert undo in seen(reverse("team:company", args=[company.pk]))
    assert undo not in seen(reverse("team:company", args=[company.pk]))
    assert undo in seen(reverse("team:company-history", args=[company.pk]))
    sent(undo)
    assert Company.objects.of(company.programme).count() == 2
    assert other.touchpoints.count() == 1


def test_undoing_twice_says_so(sent, seen, path, company, other):
    sent(path, {"met": other.pk})
    undo = reverse("team:merge-undo", args=[CompanyMerge.objects.get().pk])
    sent(undo)
    sent(undo)
    assert "already undone" in seen(reverse("team:company", args=[company.pk]))


def test_who_comes_second_is_told(sent, seen, path, company, other, monkeypatch):
    third = CompanyFactory.create(programme=company.programme)
    original = merging.merge_companies

    def somebody_is_quicker(*, kept, merged, on, by, **given):
        original(kept=third, merged=merged, on=on, by=None)
        return original(kept=kept, merged=merged, on=on, by=by)

    monkeypatch.setattr(merging, "merge_companies", somebody_is_quicker)
    sent(path, {"met": other.pk})
    assert "merged by somebody else just now" in seen(reverse("team:companies"))


@pytest.mark.parametrize("met", ["", "x", "own"])
def test_without_another_company_one_chooses_again(sent, path, company, met):
    response = sent(path, {"met": company.pk if met == "own" else met})
    assert response.status_code == 200
    assert "Which record is the same firm" in response.text


def test_a_company_of_another_programme_cannot_be_chosen(sent, path, other_programme):
    elsewhere = CompanyFactory.create(programme=other_programme)
    assert sent(path, {"met": elsewhere.pk}).status_code == 404


def test_a_choice_per_field_where_both_say_something(sent, seen, path, company, other):
    other.phone = "+31381234567"
    other.save()
    company.phone = "+31380000000"
    company.save()
    text = seen(path, met=other.pk)
    assert 'name="phone" value="merged"' in text
    assert 'name="website"' not in text
    sent(path, {"met": other.pk, "phone": "merged", "name": "merged"})
    company.refresh_from_db()
    assert (company.name, company.phone) == ("Zwanikken Bakkers", "+31381234567")


def test_two_numbers_ask_why_and_keep_what_was_chosen(sent, path, programme, company):
    third = CompanyFactory.create(programme=programme)
    response = sent(path, {"met": third.pk, "name": "merged"})
    assert response.status_code == 200
    assert 'name="name" value="merged" checked' in response.text
    assert not CompanyMerge.objects.exists()
    sent(path, {"met": third.pk, "ground": "closed", "reason": "uittreksel van 12 maart"})
    assert CompanyMerge.objects.get().reason == "uittreksel van 12 maart"


def test_who_comes_from_the_list_of_duplicates_goes_on_there(sent, seen, path, other):
    assert reverse("team:duplicates") in seen(path, met=other.pk, uit="dubbel")
    assert sent(path, {"met": other.pk, "uit": "dubbel"}).url == reverse("team:duplicates")


def test_before_undoing_one_sees_what_it_does(sent, seen, path, company, other):
    sent(path, {"met": other.pk})
    TouchpointFactory.create(programme=company.programme, company=company)
    text = seen(reverse("team:merge-undo", args=[CompanyMerge.objects.get().pk]))
    assert "facts 1" in text
    assert "1 other fact of after the merge stays" in text
    assert "says again what it said before: Website" in text
    assert Company.objects.of(company.programme).count() == 1


def test_a_pair_that_somebody_said_to_be_two_firms_is_a_warning(seen, path, company, other, team_user):
    DuplicatePair.objects.create(
        programme=company.programme,
        one=company,
        other=other,
        score=70,
        state="different",
        decided_by=team_user,
        decided_at=company.programme.now(),
    )
    assert "Somebody said that these are two firms" in seen(path, met=other.pk)
