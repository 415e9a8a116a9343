"""What can go wrong at the trade register, and which codes mean which (KVK-2)."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.decision import Refused

NOTHING = frozenset({"IPD5200", "IPD0005", "IPD0007"})
TEMPORARY = frozenset({"IPD1002", "IPD1003"})
REFUSED = frozenset({"IPD0004", "IPD0006", "IPD0010", "IPD1998", "IPD1999", "IPD5203"})


class KvkRefusal(Refused):
    """The trade register gave no answer that we can use; `code` is its own code, when it gave one."""

    message = _("The trade register gave an error. Try again later, or type the data yourself.")

    def __init__(self, code: str = "") -> None:
        """Remember the register's own code."""
        super().__init__()
        self.code = code


class KvkTemporary(KvkRefusal):
    """It is down for a while, or we asked too often."""

    message = _("The trade register is busy or down for a moment. Try again in five minutes.")


class KvkUnreachable(KvkTemporary):
    """No connection, or no answer in time."""

    message = _("The trade register does not answer. Try again later, or type the data yourself.")


class KvkQuestionRefused(KvkRefusal):
    """It does not accept what was asked: a number that cannot be, or a parameter that it does not know."""

    message = _("The trade register does not accept this question. Look at the number: a KvK number has 8 digits.")


class KvkWrongKey(KvkRefusal):
    """The key is wrong, or not allowed to ask this."""

    message = _("The trade register does not accept our key. Tell whoever runs this site.")


class KvkNotUnderstood(KvkRefusal):
    """The answer is not what the register promises."""

    message = _("The trade register answered something that we do not understand. Tell whoever runs this site.")


class KvkBudgetSpent(KvkRefusal):
    """The programme asked as much today as was agreed."""

    message = _("The questions to the trade register for today are spent. Tomorrow there are new ones.")
