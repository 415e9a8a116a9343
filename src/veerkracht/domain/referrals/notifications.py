"""What the sender of a question hears."""

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .models import Question


def _write(question: Question, kind: str) -> Mail:
    return write_to(
        programme=question.programme,
        kind=kind,
        email=question.email,
        person=question.person,
        company=question.company,
        language=question.language,
        context={"question": question, "link": address(question.programme, "public:question", question.token)},
    )


def confirm_receipt(question: Question) -> Mail:
    """Say that the question arrived, when an answer comes, and where to follow or withdraw it.

    The text itself is not repeated: anybody can fill in somebody else's address, and we pass on no words of strangers.
    """
    return _write(question, "question_received")


def send_answer(question: Question) -> Mail:
    """Send the answer."""
    return _write(question, "question_answered")


def tell_passed_on(question: Question) -> Mail:
    """Tell to whom the question went."""
    return _write(question, "question_passed_on")
