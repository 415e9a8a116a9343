"""The outbox: read every mail, stop what was not sent."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

import veerkracht
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.web.team.mail.wording import KINDS, shown_at

SOURCE = Path(veerkracht.__file__).parent
OUTBOX = "/team/post/"
QUERIES = 9
ENGLISH = {"accept-language": "en"}
TEXT = "Beste Jan,\n\nHeeft u dit gedaan?\n\n[Bekijk en antwoord] http://localhost:8000/stap/abc/\n"


def a_mail(programme: Programme, **fields: Any) -> Mail:
    given = {"kind": "confirm_step", "to_address": "jan@example.org", "subject": "Deze stap?", "text": TEXT, **fields}
    return Mail.objects.create(programme_id=programme.pk, send_after=timezone.now(), **given)


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{OUTBOX}{query}", headers=ENGLISH)
    assert response.status_code == 200
    return response.content.decode()


def test_each_line_says_to_whom_about_what_and_where_it_is(team: Client, programme: Programme) -> None:
    mail = a_mail(programme, to_name="Jan Pieters", state=MailState.HELD)
    text = page(team)
    assert f'href="{OUTBOX}{mail.pk}/"' in text
    for shown in ("Deze stap?", "Jan Pieters", "</span> held</span>", "request to confirm a step", "Mon 23 Sep 2019"):
        assert shown in text


def test_every_kind_of_mail_has_words() -> None:
    """A template without words would show its code."""
    templates = SOURCE.rglob("templates/mail/*.txt")
    assert {path.stem for path in templates} <= set(KINDS)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?state=held", {"Vast"}),
        ("?state=queued&kind=question_received", {"Ontvangen"}),
        ("?q=pieters", {"Vast"}),
        ("?q=ontvangen", {"Ontvangen"}),
        ("?q=ans@example", {"Ontvangen"}),
        ("", {"Vast", "Ontvangen"}),
    ],
)
def test_filters_and_search(team: Client, programme: Programme, query: str, shown: set[str]) -> None:
    a_mail(programme, subject="Onderwerp Vast", to_name="Jan Pieters", state=MailState.HELD)
    a_mail(programme, subject="Onderwerp Ontvangen", kind="question_received", to_address="ans@example.org")
    text = page(team, query)
    assert {each for each in ("Vast", "Ontvangen") if f"Onderwerp {each}" in text} == shown


def test_newest_first(team: Client, programme: Programme) -> None:
    old = a_mail(programme, subject="Oude mail")
    Mail.objects.filter(pk=old.pk).update(created_at=timezone.now() - dt.timedelta(days=3))
    a_mail(programme, subject="Nieuwe mail")
    text = page(team)
    assert text.index("Nieuwe mail") < text.index("Oude mail")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    team: Client,
    programme: Programme,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture
    count: int,
) -> None:
    for _ in range(count):
        a_mail(programme)
    with django_assert_num_queries(QUERIES):
        team.get(OUTBOX)


def test_the_file_says_kinds_and_states_in_words(team: Client, programme: Programme) -> None:
    a_mail(programme, state=MailState.CANCELLED)
    response = team.get(f"{OUTBOX}?_columns=state.kind&_export=csv", headers=ENGLISH)
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]  # streaming
    assert "cancelled;request to confirm a step" in text


def test_a_mail_reads_as_its_reader_sees_it(team: Client, programme: Programme) -> None:
    text = team.get(f"{OUTBOX}{a_mail(programme, to_name='Jan Pieters').pk}/").content.decode()
    assert "<p>Heeft u dit gedaan?</p>" in text
    assert 'href="http://localhost:8000/stap/abc/"' in text
    assert "Bekijk en antwoord" in text
    assert "Jan Pieters (jan@example.org)" in text


def test_text_of_others_is_shown_as_text(team: Client, programme: Programme) -> None:
    mail = a_mail(programme, text="<script>alert(1)</script>\n\n[Klik] https://example.org/?a=1&b=2\n")
    text = team.get(f"{OUTBOX}{mail.pk}/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_mail_that_failed_says_so_and_can_be_released(team: Client, programme: Programme) -> None:
    mail = a_mail(programme, state=MailState.FAILED, attempts=8, last_error="mail server is down")
    text = team.get(f"{OUTBOX}{mail.pk}/", headers=ENGLISH).content.decode()
    assert "It was tried 8 times." in text
    assert "mail server is down" in text
    assert f'action="{OUTBOX}{mail.pk}/vrijgeven/"' in text


@pytest.mark.parametrize(
    ("move", "before", "after", "undo"),
    [
        ("vasthouden", MailState.QUEUED, MailState.HELD, "vrijgeven"),
        ("vrijgeven", MailState.HELD, MailState.QUEUED, "vasthouden"),
        ("annuleren", MailState.QUEUED, MailState.CANCELLED, "vasthouden"),
    ],
)
def test_each_move_has_a_way_back(
    team: Client, programme: Programme, move: str, before: MailState, after: MailState, undo: str
) -> None:
    mail = a_mail(programme, state=before)
    text = team.post(f"{OUTBOX}{mail.pk}/{move}/", follow=True).content.decode()
    mail.refresh_from_db()
    assert mail.state == after
    assert f'<form method="post" action="{OUTBOX}{mail.pk}/{undo}/"><input' in text


def test_a_mail_that_left_cannot_be_held_and_the_page_says_so(team: Client, programme: Programme) -> None:
    mail = a_mail(programme, state=MailState.SENT, sent_at=timezone.now())
    response = team.post(f"{OUTBOX}{mail.pk}/vasthouden/", follow=True, headers=ENGLISH)
    assert "This mail was already sent." in response.content.decode()
    assert "/vasthouden/" not in response.content.decode()
    mail.refresh_from_db()
    assert mail.state == MailState.SENT


@pytest.mark.parametrize("move", ["vasthouden", "vrijgeven", "annuleren"])
def test_moves_are_no_reads(team: Client, programme: Programme, move: str) -> None:
    assert team.get(f"{OUTBOX}{a_mail(programme).pk}/{move}/").status_code == 405


@pytest.mark.parametrize("who", ["deputy", "auditor"])
def test_others_hear_why_they_may_not_read(who: str, request: pytest.FixtureRequest, programme: Programme) -> None:
    mail = a_mail(programme)
    client = request.getfixturevalue(who)
    for response in (
        client.get(OUTBOX, headers=ENGLISH),
        client.get(f"{OUTBOX}{mail.pk}/", headers=ENGLISH),
        client.post(f"{OUTBOX}{mail.pk}/vasthouden/", headers=ENGLISH),
    ):
        assert response.status_code == 403
        assert "Only the programme team may read the outbox" in response.content.decode()


def test_mail_of_another_programme_is_not_there(team: Client, other_programme: Programme) -> None:
    mail = a_mail(other_programme, subject="Van elders")
    assert "Van elders" not in page(team)
    assert team.get(f"{OUTBOX}{mail.pk}/").status_code == 404
    assert team.post(f"{OUTBOX}{mail.pk}/annuleren/").status_code == 404


@pytest.mark.parametrize(("demo", "debug", "status"), [(True, False, 200), (False, True, 200), (False, False, 404)])
def test_sign_in_codes_are_only_read_where_there_is_no_other_mail(
    team: Client, programme: Programme, settings: Any, demo: bool, debug: bool, status: int
) -> None:
    settings.DEMO, settings.DEBUG = demo, debug
    mail = a_mail(programme, subject="Uw code", kind="sign_in", is_secret=True)
    assert ("Uw code" in page(team)) is (status == 200)
    assert team.get(f"{OUTBOX}{mail.pk}/").status_code == status
    assert team.post(f"{OUTBOX}{mail.pk}/vasthouden/").status_code == (302 if status == 200 else 404)


def test_moments_follow_the_clock_of_an_example(programme: Programme) -> None:
    assert "23 sep 2019" in shown_at(programme, timezone.now()).lower()
    assert "12 mrt 2018" in shown_at(programme, dt.datetime(2018, 3, 12, 9, tzinfo=dt.UTC))
    assert shown_at(programme, None) == ""
