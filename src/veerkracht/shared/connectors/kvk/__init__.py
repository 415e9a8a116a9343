"""The Dutch trade register (KVK): look a company up by number or name, behind one interface (KVK-1 to KVK-3)."""

from .answers import KvkCompany, KvkHit, partial_date
from .errors import (
    KvkBudgetSpent,
    KvkNotUnderstood,
    KvkQuestionRefused,
    KvkRefusal,
    KvkTemporary,
    KvkUnreachable,
    KvkWrongKey,
)
from .register import HttpRegister, KvkRegister, KvkSettings

__all__ = [
    "HttpRegister",
    "KvkBudgetSpent",
    "KvkCompany",
    "KvkHit",
    "KvkNotUnderstood",
    "KvkQuestionRefused",
    "KvkRefusal",
    "KvkRegister",
    "KvkSettings",
    "KvkTemporary",
    "KvkUnreachable",
    "KvkWrongKey",
    "partial_date",
]
