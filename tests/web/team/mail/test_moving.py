"""Many mails at once, a moment, a second copy, blocked addresses, pace, and words looked at with real data."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.team.mail.test_outbox import ENGLISH, OUTBOX, a_mail
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.actions import block_address
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import BlockedAddress, Mail, MailPace, MailTemplate

WORDS = f"{OUTBOX}teksten/confirm_step/nl/"
RIGHT = {"subject": "Klopt dit, {name}?", "text": "Dag {name},\r\n\r\n[Kijk] {link}"}


def read(client: Client, address: str) -> str:
    answer = client.get(address, headers=ENGLISH)
    assert answer.status_code == 200
    return answer.content.decode()


def test_many_are_held_and_what_is_too_late_is_said(team: Client, programme: Programme) -> None:
    rows = [a_mail(programme) for _ in range(2)]
    sent = a_mail(programme, state=MailState.SENT, sent_at=timezone.now())
    foreign = a_mail(programme, is_secret=True)
    Mail.objects.filter(pk=foreign.pk).update(programme_id=programme.pk + 1)
    ticked = [row.pk for row in (*rows, sent, foreign)]
    answer = team.post(
        f"{OUTBOX}samen/", {"_do": "hold", "selected": ticked}, headers=ENGLISH, follow=True
    ).content.decode()
    assert "Done with 2 mails." in answer
    assert "1 mail was not in the right state." in answer
    assert set(Mail.objects.filter(state=MailState.HELD).values_list("pk", flat=True)) == {row.pk for row in rows}


def test_all_that_was_found_can_be_released(team: Client, programme: Programme) -> None:
    held, other = a_mail(programme, state=MailState.HELD), a_mail(programme, state=MailState.HELD, subject="anders")
    team.post(f"{OUTBOX}samen/", {"_do": "release", "_all": "1", "_query": "q=stap"})
    held.refresh_from_db()
    other.refresh_from_db()
    assert (held.state, other.state) == (MailState.QUEUED, MailState.HELD)


@pytest.mark.parametrize("data", [{"_do": "hold"}, {"_do": "burn", "selected": "1"}])
def test_a_bulk_move_without_mails_or_of_no_kind_says_so(team: Client, data: dict[str, str]) -> None:
    assert "No mail was chosen" in team.post(f"{OUTBOX}samen/", data, headers=ENGLISH, follow=True).content.decode()


def test_a_mail_gets_a_moment_and_never_one_that_was(team: Client, programme: Programme) -> None:
    row = a_mail(programme)
    team.post(f"{OUTBOX}{row.pk}/moment/", {"at": "2099-03-01T09:30"})
    row.refresh_from_db()
    assert timezone.localtime(row.send_after).isoformat() == "2099-03-01T09:30:00+01:00"
    team.post(f"{OUTBOX}{row.pk}/moment/", {"at": "2001-03-01T09:30"})
    row.refresh_from_db()
    assert row.send_after.year == 2099
    assert "at the earliest" in read(team, f"{OUTBOX}{row.pk}/")


def test_a_sent_mail_goes_again_with_an_undo(team: Client, programme: Programme) -> None:
    row = a_mail(programme, state=MailState.SENT, sent_at=timezone.now())
    answer = team.post(f"{OUTBOX}{row.pk}/opnieuw/", headers=ENGLISH, follow=True)
    again = Mail.objects.get(resend_of=row)
    assert answer.redirect_chain == [(f"{OUTBOX}{again.pk}/", 302)]
    assert f"{OUTBOX}{again.pk}/annuleren/" in answer.content.decode()


def test_a_mail_that_was_perhaps_sent_asks_a_person(team: Client, programme: Programme) -> None:
    now = timezone.now()
    row = a_mail(programme, state=MailState.UNSURE, claimed_at=now, handed_at=now)
    assert "Nobody knows whether this mail went" in read(team, f"{OUTBOX}{row.pk}/")
    team.post(f"{OUTBOX}{row.pk}/uitsluitsel/", {"arrived": "yes"})
    row.refresh_from_db()
    assert row.state == MailState.SENT


def test_an_address_is_blocked_and_lifted_with_a_reason(team: Client, programme: Programme) -> None:
    row = a_mail(programme, state=MailState.STOPPED)
    team.post(f"{OUTBOX}adressen/nieuw/", {"address": "jan@example.org", "detail": "belde"})
    blocked = BlockedAddress.objects.get()
    assert "jan@example.org" in read(team, f"{OUTBOX}adressen/")
    assert "This address gets no mail" in read(team, f"{OUTBOX}{row.pk}/")
    assert team.post(f"{OUTBOX}adressen/{blocked.pk}/", {"reason": ""}).status_code == 200
    team.post(f"{OUTBOX}adressen/{blocked.pk}/", {"reason": "belde terug"})
    blocked.refresh_from_db()
    row.refresh_from_db()
    assert (blocked.lift_reason, row.state) == ("belde terug", MailState.HELD)


QUERIES = 5


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_addresses_costs_the_same_for_more(
    team: Client, programme: Programme, rows: int, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    for number in range(rows):
        block_address(
            programme_id=programme.pk, address=f"p{number}@example.org", detail="", at=timezone.now(), by=None
        )
    read(team, f"{OUTBOX}adressen/")
    with django_assert_max_num_queries(QUERIES + 3):
        read(team, f"{OUTBOX}adressen/")


def test_the_pace_is_set(team: Client, programme: Programme) -> None:
    assert "every mail goes at once" in read(team, f"{OUTBOX}tempo/")
    team.post(f"{OUTBOX}tempo/", {"quiet_from": "21:00", "quiet_until": "07:00", "weekly_most": "2"})
    pace = MailPace.objects.get()
    assert (str(pace.quiet_from), pace.quiet_on_sunday, pace.weekly_most) == ("21:00:00", False, 2)
    assert team.post(f"{OUTBOX}tempo/", {"weekly_most": "0"}).status_code == 200


def test_words_are_looked_at_with_real_data_before_they_are_used(team: Client, programme: Programme) -> None:
    a_mail(programme, values={"name": "Jan <b>Pieters</b>", "link": "https://example.org/x/"})
    page = team.post(WORDS, {**RIGHT, "_do": "look"}, headers=ENGLISH).content.decode()
    assert "Klopt dit, Jan &lt;b&gt;Pieters&lt;/b&gt;?" in page
    assert not MailTemplate.objects.exists()
    team.post(WORDS, RIGHT)
    assert MailTemplate.objects.get().text == "Dag {name},\n\n[Kijk] {link}\n"
    assert "own words, version 1" in read(team, f"{OUTBOX}teksten/")
    team.post(f"{WORDS}terug/")
    assert not MailTemplate.objects.filter(is_used=True).exists()


def test_words_without_the_link_or_with_a_strange_field_are_refused(team: Client) -> None:
    page = team.post(WORDS, {"subject": "Dag {naam}", "text": "Niets"}, headers=ENGLISH).content.decode()
    assert "There is no field {naam} in this mail" in page
    assert "The link {link} is missing" in page


@pytest.mark.parametrize("address", ["teksten/items_to_review/nl/", "teksten/confirm_step/de/", "teksten/x/nl/"])
def test_words_that_cannot_be_changed_are_not_there(team: Client, address: str) -> None:
    assert team.get(f"{OUTBOX}{address}").status_code == 404
