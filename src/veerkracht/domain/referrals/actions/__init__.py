"""Every change to cards, questions, providers and hand-offs."""

from .answering import answer_question, ask_back, pass_on_question, withdraw_question, write_note
from .asking import ask_question, release_question
from .cards import CardWithdrawn, NewerCard, issue_card, issue_cards, restore_card, withdraw_card
from .cleaning import empty_questions, forget_sender, old_questions
from .holding import QuestionAlreadyHandled

__all__ = [
    "CardWithdrawn",
    "NewerCard",
    "QuestionAlreadyHandled",
    "answer_question",
    "ask_back",
    "ask_question",
    "empty_questions",
    "forget_sender",
    "issue_card",
    "issue_cards",
    "old_questions",
    "pass_on_question",
    "release_question",
    "restore_card",
    "withdraw_card",
    "withdraw_question",
    "write_note",
]
