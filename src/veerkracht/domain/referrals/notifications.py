"""What the sender, the provider, the pionier and the team hear about a question."""

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .models import FollowUp, Handoff, Proposal, Question
from .queries.desk import desk_of
from .rules.mail_reading import reply_address


def _write(question: Question, kind: str, **context: object) -> Mail | None:
    """Write to the sender, with the page of the question and the address for replies; nothing without an address."""
    if not question.email:
        return None
    mailbox = desk_of(question.programme).reply_address
    return write_to(
        programme=question.programme,
        kind=kind,
        email=question.email,
        person=question.person,
        company=question.company,
        language=question.language,
        reply_to=reply_address(mailbox, question.token) if mailbox else "",
        context={
            "question": question,
            "link": address(question.programme, "public:question", question.token),
            **context,
        },
    )


def confirm_receipt(question: Question) -> Mail | None:
    """Say that the question arrived, when an answer comes, and where to follow or withdraw it.

    The text itself is not repeated: anybody can fill in somebody else's address, and we pass on no words of strangers.
    """
    return _write(question, "question_received")


def send_answer(question: Question) -> Mail | None:
    """Send the answer."""
    return _write(question, "question_answered")


def ask_back(question: Question, text: str) -> Mail | None:
    """Ask the sender something."""
    return _write(question, "question_ask_back", text=text)


def tell_passed_on(question: Question) -> Mail | None:
    """Tell to whom the question went."""
    return _write(question, "question_passed_on")


def tell_place_in_queue(question: Question) -> Mail | None:
    """Say honestly that nobody has room now, and when it is the sender's turn."""
    return _write(question, "question_queued")


def ask_consent(proposal: Proposal) -> Mail | None:
    """Ask the sender which words may go to which providers."""
    lines = proposal.lines.select_related("provider").order_by("position")
    link = address(proposal.programme, "public:proposal", proposal.token)
    return _write(proposal.question, "referral_consent", proposal=proposal, lines=list(lines), consent_link=link)


def introduce_provider(handoff: Handoff) -> Mail | None:
    """Tell the sender who helps and how to reach them."""
    return _write(handoff.question, "referral_accepted", handoff=handoff, provider=handoff.provider)


def ask_whether_helped(follow_up: FollowUp) -> Mail | None:
    """Ask whether it helped; the answer is one tap."""
    link = address(follow_up.question.programme, "public:helped", follow_up.token)
    return _write(follow_up.question, "question_helped", follow_up=follow_up, helped_link=link)


def _write_to_provider(handoff: Handoff, kind: str) -> Mail | None:
    person = handoff.provider.person
    if not person.email:
        return None
    return write_to(
        programme=handoff.programme,
        kind=kind,
        email=person.email,
        person=person,
        language=person.language,
        context={
            "handoff": handoff,
            "question": handoff.question,
            "link": address(handoff.programme, "public:handoff", handoff.token),
        },
    )


def offer_to_provider(handoff: Handoff) -> Mail | None:
    """Offer a question to a provider, with the words that the sender agreed to and nothing else."""
    return _write_to_provider(handoff, "handoff_offered")


def introduce_sender(handoff: Handoff) -> Mail | None:
    """Tell the provider how to reach the sender."""
    return _write_to_provider(handoff, "handoff_accepted")


def tell_pionier(question: Question) -> Mail | None:
    """Tell the pionier whose card it was how it ended: the state, never the content."""
    pionier = question.card.pionier if question.card else None
    if pionier is None or not pionier.person.email:
        return None
    return write_to(
        programme=question.programme,
        kind="pionier_hears",
        email=pionier.person.email,
        person=pionier.person,
        language=pionier.person.language,
        context={"question": question, "link": address(question.programme, "portal:pionier")},
    )


def escalate(question: Question, to: User) -> Mail:
    """Tell somebody of the team that a question is late."""
    return write_to(
        programme=question.programme,
        kind="question_late",
        email=to.email,
        language=to.language,
        context={"question": question, "to": to, "link": address(question.programme, "team:question", question.pk)},
    )
