"""What comes in, what the desk does with many at once, and who may read what."""

import datetime as dt
import uuid

import pytest

from tests.domain.referrals.test_mail_reading import a_mail
from tests.factories.accounts import UserFactory
from tests.factories.companies import PersonFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.referrals import QuestionFactory, ThemeFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.actions import answer_question, ask_question, forget_sender, release_question
from veerkracht.domain.referrals.actions.desk import (
    NothingToMerge,
    assign_questions,
    merge_questions,
    set_theme,
    snooze_questions,
    split_question,
    undo_desk_change,
)
from veerkracht.domain.referrals.actions.escalating import escalate_question
from veerkracht.domain.referrals.actions.settings import cover_absence, save_desk
from veerkracht.domain.referrals.actions.taking_in import NoSender, note_call, take_in_mail
from veerkracht.domain.referrals.choices import QuestionSource, QuestionState
from veerkracht.domain.referrals.models import Attachment, Message, Question
from veerkracht.domain.referrals.rules.mail_reading import reply_address
from veerkracht.shared.mail.models import Mail

NOW = dt.datetime(2019, 9, 23, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def programme(db: None) -> Programme:
    """Return a programme with a mailbox for replies."""
    made = ProgrammeFactory.create(is_default=True)
    settings = {"handover_days": 10, "ask_after_days": 14, "escalate_to": None, "reply_address": "vraag@example.org"}
    save_desk(programme=made, by=None, **settings)
    return made


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]  # fixtures
    settings.VAR = tmp_path


def take(programme: Programme, text: str = "Hoe begin ik?", **headers: str):  # type: ignore[no-untyped-def]  # TakenIn
    return take_in_mail(programme=programme, raw=a_mail(text, **headers).as_bytes(), at=NOW, by=None)


def test_a_mail_becomes_a_question_and_the_same_mail_twice_is_one(programme: Programme) -> None:
    first, again = take(programme), take(programme)
    assert (first.is_new, again.is_repeated, again.question) == (True, True, first.question)
    assert first.question.source == QuestionSource.MAIL
    assert first.question.email == "ank@example.org"
    assert Touchpoint.objects.count() == 1
    assert Mail.objects.get().kind == "question_received"


def test_a_reply_goes_to_its_conversation_and_opens_it_again(programme: Programme) -> None:
    question = take(programme).question
    answer_question(question=question, answer="Zo.", at=NOW, by=None)
    mail = Mail.objects.get(kind="question_answered")
    assert mail.reply_to == reply_address("vraag@example.org", question.token)
    found = take(programme, "Dank, en dan?", To=mail.reply_to, Message_ID="<r1@x>")
    question.refresh_from_db()
    assert (found.is_new, found.question.pk, question.state) == (False, question.pk, QuestionState.OPEN)
    found = take(programme, "Nog iets", In_Reply_To=f"<{mail.message_id}@example.org>", Message_ID="<r2@x>")
    assert found.question.pk == question.pk


def test_an_automatic_reply_is_kept_and_moves_nothing(programme: Programme) -> None:
    question = take(programme).question
    answer_question(question=question, answer="Zo.", at=NOW, by=None)
    token = reply_address("vraag@example.org", question.token)
    take(programme, "Ik ben afwezig", To=token, Auto_Submitted="auto-replied", Message_ID="<r3@x>")
    question.refresh_from_db()
    assert question.state == QuestionState.ANSWERED
    assert Message.objects.get(message_id="<r3@x>").is_automatic


def test_two_machines_never_talk_to_each_other(programme: Programme) -> None:
    found = take(programme, "Bounce", Auto_Submitted="auto-generated", Message_ID="<b@x>")
    assert found.question.state == QuestionState.HELD
    assert not Mail.objects.exists()
    assert not Touchpoint.objects.exists()


def test_files_are_kept_in_the_private_folder(programme: Programme) -> None:
    message = a_mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    take_in_mail(programme=programme, raw=message.as_bytes(), at=NOW, by=None)
    kept = Attachment.objects.get()
    assert (kept.name, kept.size) == ("plan.pdf", 4)
    with kept.file.open("rb") as file:
        assert file.read() == b"%PDF"
    assert "plan" not in kept.file.name


def test_a_mail_without_a_sender_says_what_to_do(programme: Programme) -> None:
    with pytest.raises(NoSender):
        take_in_mail(programme=programme, raw=b"Subject: x\n\nHallo", at=NOW, by=None)


def test_a_call_is_a_question_and_needs_no_address(programme: Programme) -> None:
    made = note_call(programme=programme, text="Belt u terug?", name="Piet", phone="06 1234", at=NOW, by=None)
    assert (made.source, made.person.phone, made.email) == (QuestionSource.PHONE, "06 1234", "")
    assert not Mail.objects.exists()


def test_an_odd_text_is_held_shown_and_released(programme: Programme) -> None:
    text = "SEO op https://a.nl https://b.nl https://c.nl"
    key = uuid.uuid4()
    made = ask_question(programme=programme, email="s@example.org", text=text, at=NOW, form_key=key)
    assert (made.state, made.held_for) == (QuestionState.HELD, ["many_links", "sells"])
    assert not Mail.objects.exists()
    release_question(question=made, at=NOW, by=None)
    made.refresh_from_db()
    assert made.state == QuestionState.OPEN
    assert Touchpoint.objects.count() == 1


@pytest.fixture
def three(programme: Programme) -> list[Question]:
    """Return three open questions."""
    return QuestionFactory.create_batch(3, programme=programme)


@pytest.fixture
def user(db: None) -> User:
    """Return somebody."""
    return UserFactory.create()


def test_many_at_once_and_undo_puts_back_what_nobody_changed_since(
    programme: Programme, three: list[Question], user: User
) -> None:
    ids = [each.pk for each in three]
    change = assign_questions(programme=programme, ids=ids, to=user, at=NOW, by=None)
    assert set(Question.objects.values_list("assigned_to", flat=True)) == {user.pk}
    Question.objects.filter(pk=ids[0]).update(assigned_to=UserFactory.create())
    undo_desk_change(change=change, at=NOW, by=None)
    undo_desk_change(change=change, at=NOW, by=None)
    assert Question.objects.filter(assigned_to=None).count() == 2


def test_snooze_and_theme_are_undone_too(programme: Programme, three: list[Question]) -> None:
    ids = [each.pk for each in three]
    later = snooze_questions(programme=programme, ids=ids, until=dt.date(2019, 10, 1), at=NOW, by=None)
    themed = set_theme(programme=programme, ids=ids, theme=ThemeFactory.create(programme=programme), at=NOW, by=None)
    for change in (later, themed):
        undo_desk_change(change=change, at=NOW, by=None)
    assert set(Question.objects.values_list("snoozed_until", "theme")) == {(None, None)}


def test_merged_questions_have_one_conversation_and_come_apart_again(
    programme: Programme, three: list[Question]
) -> None:
    kept, other, _third = three
    change = merge_questions(kept=kept, ids=[kept.pk, other.pk], at=NOW, by=None)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (QuestionState.MERGED, kept)
    undo_desk_change(change=change, at=NOW, by=None)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (QuestionState.OPEN, None)
    with pytest.raises(NothingToMerge):
        merge_questions(kept=kept, ids=[kept.pk], at=NOW, by=None)


def test_a_split_question_keeps_its_sender_and_day_and_writes_no_second_fact(three: list[Question]) -> None:
    made = split_question(question=three[0], text="En wat kost het?", at=NOW, by=None)
    assert (made.person, made.due_on, made.split_from) == (three[0].person, three[0].due_on, three[0])
    assert not Touchpoint.objects.exists()


def test_what_is_late_goes_once_to_who_covers(programme: Programme, three: list[Question], user: User) -> None:
    cover = UserFactory.create()
    save_desk(programme=programme, handover_days=10, ask_after_days=14, escalate_to=user, reply_address="", by=None)
    days = {"starts_on": dt.date(2019, 9, 1), "ends_on": dt.date(2019, 11, 1)}
    cover_absence(programme=programme, user=user, cover=cover, by=None, **days)
    for _twice in range(2):
        escalate_question(question=three[0], at=NOW + dt.timedelta(days=3))
    assert Mail.objects.get(kind="question_late").to_address == cover.email


def test_forgetting_the_sender_empties_the_conversation(programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    question = QuestionFactory.create(programme=programme, person=person)
    answer_question(question=question, answer="Geheim", at=NOW, by=None)
    forget_sender(person=person, at=NOW, by=None)
    assert set(Message.objects.values_list("text", "email")) == {("", "")}
