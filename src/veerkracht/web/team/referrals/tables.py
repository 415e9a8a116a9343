"""The list of questions, and what it can be filtered by."""

import datetime as dt

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.domain.referrals.models.question import QuestionQuerySet
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

from .wording import STATE_TONES, STATES, due

ALL = "all"
DUE = {"late": "lt", "today": "exact", "later": "gt"}
SHOWN_OF_TEXT = 72
MINE = "me"
OWNERS = [(MINE, _("me")), ("nobody", _("nobody yet"))]


def _pioniers(request: SignedInRequest) -> QuerySet[Pionier]:
    programme = request.programme
    return Pionier.objects.of(programme).select_related("person").order_by("person__name", "pk")


def _themes(request: SignedInRequest) -> QuerySet[Theme]:
    return Theme.objects.of(request.programme).main().order_by("position", "name", "pk")


class QuestionFilter(django_filters.FilterSet):
    """State, urgency and pionier; words look in the text, the sender and the company."""

    q = django_filters.CharFilter(label=_("Search questions"), method="search")
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[*STATES.items(), (ALL, _("all"))], empty_label=None, method="in_state"
    )
    due = django_filters.ChoiceFilter(
        label=_("Answer by"),
        choices=[("late", _("day has passed")), ("today", _("today")), ("later", _("later"))],
        method="due_then",
    )
    pionier = django_filters.ModelChoiceFilter(label=_("Pionier"), field_name="card__pionier", queryset=_pioniers)
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=_themes, method="about")
    owner = django_filters.ChoiceFilter(label=_("Dealt with by"), choices=OWNERS, method="owned")
    asleep = django_filters.ChoiceFilter(label=_("Put off"), choices=[("yes", _("put off"))], method="put_off")

    class Meta:
        model = Question
        fields: list[str] = []

    def search(self, questions: QuestionQuerySet, name: str, words: str) -> QuestionQuerySet:
        """Keep the questions in which every word occurs, in the text, the sender or the company."""
        for word in words.split():
            questions = questions.with_word(word)
        return questions

    def in_state(self, questions: QuerySet[Question], name: str, state: str) -> QuerySet[Question]:
        """Keep one state; what waits comes in the order of its day, what is over newest first."""
        if state == QuestionState.OPEN:
            found = questions.filter(state=state)
            return found if self.data.get("asleep") else found.exclude(snoozed_until__gt=self.today)
        return questions.order_by("-asked_at", "-pk").filter(**({} if state == ALL else {"state": state}))

    def due_then(self, questions: QuerySet[Question], name: str, when: str) -> QuerySet[Question]:
        """Keep what is due before, on or after today."""
        return questions.filter(**{f"due_on__{DUE[when]}": self.today})

    def about(self, questions: QuerySet[Question], name: str, theme: Theme) -> QuerySet[Question]:
        """Keep what is about a theme or a part of it."""
        return questions.filter(Q(theme=theme) | Q(theme__parent=theme))

    def owned(self, questions: QuerySet[Question], name: str, who: str) -> QuerySet[Question]:
        """Keep what is mine, or what nobody deals with."""
        return questions.filter(assigned_to=self.request.user if who == MINE else None)

    def put_off(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        """Keep what was put off until a later day."""
        return questions.filter(snoozed_until__gt=self.today)

    @property
    def today(self) -> dt.date:
        """Return the programme's day."""
        return self.request.programme.today()


class TextColumn(columns.TextColumn):
    """The beginning of a question, and no more; the file holds all of it."""

    def cell_text(self, value: str, record: Question) -> str:
        """Return the first words."""
        line = " ".join(value[: 2 * SHOWN_OF_TEXT].split())
        short = line if len(line) <= SHOWN_OF_TEXT else f"{line[:SHOWN_OF_TEXT].rsplit(' ', 1)[0]}…"
        return columns.plain_text(short)


class QuestionTable(Table):
    """One line per question."""

    hidden_at_first = ("owner",)

    selected = columns.CheckColumn(form="bulk", accessor="pk", names="sender")
    due_on = columns.Lean(verbose_name=_("Due"), order_by=("due_on", "pk"))
    text = TextColumn(verbose_name=_("Question"), accessor="said", orderable=False, url=("team:question", "pk"))
    sender = columns.TextColumn(verbose_name=_("Sender"), only_wide=True)
    firm = columns.TextColumn(verbose_name=_("Company"), only_wide=True)
    theme = columns.TextColumn(verbose_name=_("Theme"), accessor="theme_name", only_wide=True)
    owner = columns.TextColumn(verbose_name=_("Dealt with by"), only_wide=True)
    pionier = columns.TextColumn(verbose_name=_("Pionier"), accessor="pionier_name", only_wide=True)
    event = columns.TextColumn(verbose_name=_("Event"), accessor="event_title", only_wide=True)
    state = columns.BadgeColumn(
        verbose_name=_("State"), accessor="state", tones=STATE_TONES, labels=STATES, only_wide=True
    )

    def render_due_on(self, value: dt.date, record: Question) -> str:
        """Say by which day, and how urgent that is."""
        return due(record.state, value, self.request.programme.today())


class OneStateTable(QuestionTable):
    """The same for one state, which every line has."""

    class Meta(QuestionTable.Meta):
        exclude = ("state",)
