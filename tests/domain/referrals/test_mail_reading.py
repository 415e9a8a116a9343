"""Reading mail with strict bounds: nothing lost, nothing run, and it always ends (fuzzed)."""

from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from veerkracht.domain.referrals.rules.mail_reading import (
    DEEPEST,
    LARGEST,
    LONGEST_TEXT,
    MOST_FILES,
    MailTooLargeError,
    read_mail,
    reply_address,
    without_quotes,
)

TOKEN = "abcdefghijklmnopqrstuv"


def a_mail(text: str = "Hoe begin ik?", **headers: str) -> EmailMessage:
    """Return a plain mail of Ank."""
    message = EmailMessage()
    given = {"From": "Ank <ank@example.org>", "To": "vraag@example.org", "Subject": "Rooster", "Message-ID": "<a@b.c>"}
    for name, value in {**given, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        message[name] = value
    message.set_content(text)
    return message


def test_a_plain_mail_says_who_what_and_which() -> None:
    found = read_mail(a_mail().as_bytes())
    assert (found.sender, found.sender_name, found.subject) == ("ank@example.org", "Ank", "Rooster")
    assert (found.text, found.message_id, found.is_automatic, found.is_loop) == (
        "Hoe begin ik?",
        "<a@b.c>",
        False,
        False,
    )


def test_the_reply_address_finds_its_conversation() -> None:
    address = reply_address("vraag@example.org", TOKEN)
    assert address == f"vraag+{TOKEN}@example.org"
    assert read_mail(a_mail(To=address).as_bytes()).token == TOKEN
    assert read_mail(a_mail(In_Reply_To="<x@y>", References="<w@y> <x@y>").as_bytes()).refers_to == ("<x@y>", "<w@y>")


def test_attachments_are_kept_as_they_are_with_a_plain_name() -> None:
    message = a_mail()
    message.add_attachment(
        b"\x00\x01MZ", maintype="application", subtype="x-msdownload", filename="..\\..\\rooster.exe"
    )
    found = read_mail(message.as_bytes())
    assert [(each.name, each.content) for each in found.files] == [("rooster.exe", b"\x00\x01MZ")]


def test_more_files_than_we_keep_are_named() -> None:
    message = a_mail()
    for number in range(MOST_FILES + 3):
        message.add_attachment(b"x", maintype="text", subtype="csv", filename=f"{number}.csv")
    found = read_mail(message.as_bytes())
    assert (len(found.files), len(found.left_out)) == (MOST_FILES, 3)


def test_html_gives_its_words_and_runs_nothing() -> None:
    message = a_mail()
    message.set_content("<p>Dag<script>alert(1)</script></p><p>Piet &amp; Jan</p>", subtype="html")
    assert read_mail(message.as_bytes()).text == "Dag\nPiet & Jan"


def test_a_forwarded_mail_speaks_for_whom_it_came_from() -> None:
    outer = a_mail("Zie hieronder", From="Team <team@example.org>")
    outer.add_attachment(a_mail("Mijn vraag", From="Bea <bea@example.org>"))
    found = read_mail(outer.as_bytes())
    assert (found.sender, found.text, found.is_forwarded) == ("bea@example.org", "Mijn vraag", True)
    pasted = "---------- Forwarded message ---------\nFrom: Cas <cas@example.org>\nSubject: Vraag\n\nKunt u helpen?"
    found = read_mail(a_mail(pasted, From="team@example.org").as_bytes())
    assert (found.sender, found.text) == ("cas@example.org", "Kunt u helpen?")


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<x.example.org>"},
        {"Return_Path": "<>"},
    ],
)
def test_automatic_replies_are_known(headers: dict[str, str]) -> None:
    assert read_mail(a_mail(**headers).as_bytes()).is_automatic


def test_our_own_mail_come_back_is_a_loop() -> None:
    back = a_mail(From="Programma <info@example.org>", X_Programme_Mail="1").as_bytes()
    assert read_mail(back, own_domain="example.org").is_loop
    many = b"Received: from a by b\r\n" * 70 + a_mail().as_bytes()
    assert read_mail(many).is_loop


def test_a_reply_keeps_only_what_is_new() -> None:
    assert without_quotes("Graag.\n\nOp ma 23 sep 2019 om 9:00 schreef Team <t@x>:\n> Wanneer?") == "Graag."
    assert without_quotes("> alleen herhaling") == "> alleen herhaling"


def test_25_mb_is_the_end_and_just_under_it_is_read() -> None:
    with pytest.raises(MailTooLargeError):
        read_mail(b"x" * (LARGEST + 1))
    found = read_mail(a_mail().as_bytes() + b"y" * (2 * 1024 * 1024))
    assert len(found.text) == LONGEST_TEXT


def test_a_mail_nested_in_itself_ends() -> None:
    message = a_mail("binnenste")
    for _level in range(DEEPEST * 2):
        outer = a_mail("laag")
        outer.add_attachment(message)
        message = outer
    assert read_mail(message.as_bytes()).text


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_give_something(raw: bytes) -> None:
    found = read_mail(raw)
    assert len(found.text) <= LONGEST_TEXT


HEADERS = st.sampled_from(
    ["From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Message-ID"]
)
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "=?utf-8?b?////?=",
            "=?x-nothing?q?=FF?=",
            "multipart/mixed; boundary=a",
            "multipart/mixed",
            "message/rfc822",
            "text/html; charset=utf-99",
            "text/plain; charset=\x00",
            "attachment; filename*=utf-8''%ff%00..%2f",
            'attachment; filename="../../x"',
            "base64",
            "quoted-printable",
            "uuencode",
            "<a@b>, <a@b",
            "((((((((",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.binary(max_size=300))
@example([("Content-Type", "CHARSET=\x00")], b"\x80")
def test_broken_headers_and_parts_give_something_and_plain_names(headers: list[tuple[str, str]], body: bytes) -> None:
    lines = [f"{name}: {value}".replace("\r", " ").replace("\n", " ") for name, value in headers]
    raw = "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n--a\r\n\r\n" + body + b"\r\n--a--\r\n"
    for file in read_mail(raw).files:
        assert "/" not in file.name
        assert "\\" not in file.name
        assert "\x00" not in file.name
