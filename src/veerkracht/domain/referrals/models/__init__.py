"""Cards, questions, providers, hand-offs and the conversation."""

from .card import ReferralCard
from .conversation import AnswerTemplate, Attachment, FollowUp, Message
from .desk import DeskAbsence, DeskChange, DeskSettings
from .handoff import Handoff, Proposal, ProposalLine, UnmetDemand
from .provider import Provider, ProviderAbsence, ProviderMonth
from .question import Question, QuestionPause

__all__ = [
    "AnswerTemplate",
    "Attachment",
    "DeskAbsence",
    "DeskChange",
    "DeskSettings",
    "FollowUp",
    "Handoff",
    "Message",
    "Proposal",
    "ProposalLine",
    "Provider",
    "ProviderAbsence",
    "ProviderMonth",
    "Question",
    "QuestionPause",
    "ReferralCard",
    "UnmetDemand",
]
