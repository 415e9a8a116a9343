"""With the whole database in hand: what an answer leaves behind, and whether it can be joined to who was asked."""

import uuid

import pytest
from django.db import connection

from tests.factories.scans import TODAY, opened, published, same_answers
from veerkracht.domain.scans.actions import cast_ballot, invite_by_mail, make_codes
from veerkracht.domain.scans.actions.waves import digest_of
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db

PEOPLE = 7


def dump() -> dict[str, list[str]]:
    """Return every row of every table as text, and where every sequence stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t ORDER BY 1')
            found[table] = [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT sequencename, last_value::text FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1")
        found["sequences"] = [f"{name} {value}" for name, value in cursor.fetchall()]
    return found


@pytest.fixture
def wave(programme):
    return opened(published(programme))


def cast(wave, number: int, code: str) -> None:
    """Hand in a ballot that nobody else hands in."""
    answers = same_answers(wave.definition.rules, 3) | {"DM1": number % 6, "AV4": (number * 5) % 6}
    cast_ballot(wave=wave, answers=answers, code=code, form_key=uuid.uuid4().hex, remark=f"Punt {number}", on=TODAY)


def test_an_answer_changes_one_row_of_one_table_and_moves_no_sequence(wave):
    codes = make_codes(wave=wave, count=PEOPLE, by=None)
    before = dump()
    for number, code in enumerate(codes):
        cast(wave, number, code)
        now = dump()
        changed = {name for name, rows in now.items() if rows != before[name]}
        assert changed == {"scans_urn"}
        assert len(now["scans_urn"]) == 1
        before = now


def test_no_column_of_the_urn_holds_a_moment_an_address_or_a_key_of_somebody(wave):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'scans_urn' ORDER BY 1"
        )
        columns = dict(cursor.fetchall())
    assert columns == {"wave_id": "bigint", "ballots": "ARRAY", "remarks": "ARRAY", "codes": "ARRAY", "spent": "ARRAY"}


def test_the_place_of_a_code_tells_nothing_of_the_place_of_an_answer(wave):
    """The attack: whoever handed out codes in order looks for the same order, or its reverse, in the dump."""
    codes = make_codes(wave=wave, count=PEOPLE, by=None)
    for number, code in enumerate(codes):
        cast(wave, number, code)
    urn = type(wave.urn).objects.get(wave=wave)
    assert {digest_of(wave, code) for code in codes} <= set(urn.spent)
    for stored in (urn.ballots, urn.remarks, urn.spent):
        assert stored == sorted(stored), "an order that follows from content alone cannot follow from time"
    assert not any(code in text for code in codes for text in dump()["scans_urn"])


def test_invitations_share_nothing_with_answers(wave):
    addresses = [f"medewerker{number}@example.org" for number in range(PEOPLE)]
    invite_by_mail(wave=wave, addresses=addresses, language="nl", by=None)
    for number in range(PEOPLE):
        cast(wave, number, "")
    tables = dump()
    urn = tables["scans_urn"][0]
    assert not any(address in urn for address in addresses)
    texts = set(Mail.objects.filter(kind="scan_invitation").values_list("text", flat=True))
    assert len(texts) == 1, "everybody gets the same link"
    elsewhere = [row for name, rows in tables.items() if name != "mail_mail" for row in rows]
    assert not any(address in row for row in elsewhere for address in addresses)
