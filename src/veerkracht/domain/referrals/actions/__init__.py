"""Every change to cards and questions: hand out, ask, answer, pass on, withdraw."""

from .answering import QuestionAlreadyHandled, answer_question, pass_on_question, withdraw_question
from .asking import ask_question
from .cards import CardWithdrawn, NewerCard, issue_card, issue_cards, restore_card, withdraw_card
from .cleaning import empty_questions, forget_sender, old_questions

__all__ = [
    "CardWithdrawn",
    "NewerCard",
    "QuestionAlreadyHandled",
    "answer_question",
    "ask_question",
    "empty_questions",
    "forget_sender",
    "issue_card",
    "issue_cards",
    "old_questions",
    "pass_on_question",
    "restore_card",
    "withdraw_card",
    "withdraw_question",
]
