"""Merge fields come from the product's own file; the team's words are checked against them."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from veerkracht.shared.mail.actions import WordsNotRight, save_words, use_original_words
from veerkracht.shared.mail.models import MailTemplate
from veerkracht.shared.mail.wording import Words, fields_of, kinds, merged, original_words, problems, values_for
from veerkracht.shared.mail.writing import write_mail

RIGHT = Words("Klopt dit, {name|ondernemer}?", "Dag {name|ondernemer},\n\n{description}\n\n[Kijk] {link}\n")


class Thing:
    """Something with attributes, as a row is."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


def context(name: str = "Jan") -> dict[str, object]:
    """Return what a mail about a step knows."""
    return {
        "programme": Thing(name="Veerkracht"),
        "company": Thing(name="Bakkerij Bol"),
        "person": Thing(name=name),
        "step": Thing(description="Wij roosteren zelf {link}.", done_on=dt.date(2019, 9, 2)),
        "link": "https://example.org/s/1/",
    }


def save(words: Words = RIGHT, language: str = "nl") -> MailTemplate:
    """Use these words for the question about a step."""
    return save_words(programme_id=7, kind="confirm_step", language=language, words=words, at=timezone.now(), by=None)


def test_every_kind_has_fields_that_can_be_read_from_its_file() -> None:
    assert {"confirm_step", "question_answered", "role_given"} <= set(kinds())
    for kind in kinds():
        assert fields_of(kind).links <= fields_of(kind).values.keys()
    assert fields_of("confirm_step").values.keys() == {"company", "name", "programme", "day", "description", "link"}
    assert fields_of("confirm_step").links == {"link"}
    assert "title" not in fields_of("items_to_review").values, "what stands in a loop is no single value"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_products_own_words_can_be_taken_as_they_are(language: str) -> None:
    for kind in kinds():
        assert problems(kind, original_words(kind, language)) == [], kind


def test_a_mail_with_a_list_cannot_be_worded_anew() -> None:
    assert "items_to_review" not in kinds()


def test_values_are_worked_out_in_the_language_of_the_mail() -> None:
    with translation.override("nl"):
        found = values_for("confirm_step", context(name=""))
    assert (found["day"], found["name"], found["company"]) == ("2 september 2019", "Bakkerij Bol", "Bakkerij Bol")


def test_a_value_is_never_read_as_a_field_and_an_empty_one_has_words() -> None:
    words = merged(Words("Dag {name|jij}", "{description}"), {"name": " ", "description": "{link}", "link": "geheim"})
    assert words == Words("Dag jij", "{link}\n")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (RIGHT, 0),
        (Words("Dag {naam}", RIGHT.text), 1),
        (Words("Dag", "Geen link."), 1),
        (Words("Dag", "Een link midden in {link} een zin."), 1),
        (Words("Dag {", RIGHT.text), 1),
        (Words("{{ settings.SECRET_KEY }}", RIGHT.text), 2),
        (Words("{% load static %}", RIGHT.text), 1),
    ],
)
def test_words_that_cannot_work_are_refused(words: Words, wrong: int) -> None:
    assert len(problems("confirm_step", words)) == wrong


@pytest.mark.django_db
def test_the_teams_words_are_used_and_the_values_kept_for_a_preview() -> None:
    save()
    mail = write_mail(kind="confirm_step", to_address="jan@example.org", context=context(), programme_id=7)
    assert mail.subject == "Klopt dit, Jan?"
    assert mail.text == "Dag Jan,\n\nWij roosteren zelf {link}.\n\n[Kijk] https://example.org/s/1/\n"
    assert "https://example.org/s/1/" in mail.html
    assert mail.values["company"] == "Bakkerij Bol"
    other = write_mail(kind="confirm_step", to_address="jan@example.org", context=context(), programme_id=8)
    english = write_mail(
        kind="confirm_step", to_address="j@example.org", context=context(), programme_id=7, language="en"
    )
    assert other.subject == "Nam Bakkerij Bol deze stap?" or "Bakkerij Bol" in other.subject
    assert english.subject == "Did Bakkerij Bol take this step?"


@pytest.mark.django_db
def test_a_secret_keeps_no_values() -> None:
    mail = write_mail(kind="confirm_step", to_address="j@example.org", context=context(), is_secret=True)
    assert mail.values == {}


@pytest.mark.django_db
def test_each_change_is_a_version_and_the_original_can_come_back() -> None:
    first = save()
    assert save().pk == first.pk, "the same words are no new version"
    second = save(Words("Anders", RIGHT.text))
    assert (first.version, second.version) == (1, 2)
    assert list(MailTemplate.objects.filter(is_used=True)) == [second]
    assert use_original_words(programme_id=7, kind="confirm_step", language="nl", by=None) == 1
    mail = write_mail(kind="confirm_step", to_address="jan@example.org", context=context(), programme_id=7)
    assert "Bakkerij Bol" in mail.subject
    assert save(RIGHT).version == 3


@pytest.mark.django_db
def test_wrong_words_are_never_saved() -> None:
    with pytest.raises(WordsNotRight):
        save(Words("Dag {naam}", "Zonder link"))
    assert not MailTemplate.objects.exists()
