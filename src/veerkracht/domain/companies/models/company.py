"""The firm: one record per company and programme."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Collate, Left
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.choices import Verdict
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import EvidenceLevel
from ..rules.search import folded, search_words

MOST_FOUND = 200  # more than anybody looks through; far fewer than a frequent word finds
HEAD = 60  # characters at the beginning of the search text that stand in order in an index
# In the order of bytes, so that one index both finds what begins with a text and gives it in order.
_HEAD_OF = Collate(Left("search_text", HEAD), "C")


class CompanyQuerySet(models.QuerySet["Company"]):
    """Companies of a programme."""

    def of(self, programme: Programme) -> "CompanyQuerySet":
        """Return the companies of this programme that were not merged into another."""
        return self.filter(programme=programme, merged_into__isnull=True)

    def search(self, text: str) -> "CompanyQuerySet":
        """Return the companies in whose names, number, place or website every word occurs, the best first.

        The best begin with what was typed. Two letters are looked for at the beginning of words, one letter at the
        beginning of the name, so that the trigram index answers. For lists of all that fits; a screen that shows the
        first of them takes `search_first`.
        """
        words = search_words(text)
        return self._best_first(words, self.filter(*map(_occurs, words))) if words else self

    def search_first(self, text: str, most: int = MOST_FOUND) -> "CompanyQuerySet":
        """Return what `search` does, but at most so many: those that begin with the words, then others in any order.

        Takes the same short time however many companies fit. Narrow the companies down before, not after.
        """
        words = search_words(text)
        if not words:
            return self
        begin = Q(head__startswith=" ".join(words)[:HEAD])
        ids = self.order_by().annotate(head=_HEAD_OF).values("pk")
        firsts = ids.filter(begin).order_by("head")[:most]
        others = ids.filter(*map(_occurs, words)).exclude(begin)[:most]
        is_letter = len(words) == 1 and len(words[0]) == 1
        pool = firsts if is_letter else firsts.union(others, all=True)[:most]
        return self._best_first(words, self.filter(pk__in=pool))

    def _best_first(self, words: list[str], found: "CompanyQuerySet") -> "CompanyQuerySet":
        begins = Case(When(search_text__startswith=" ".join(words), then=0), default=1)
        return found.annotate(begins=begins).order_by("begins", "name", "pk")

    def sounding_like(self, text: str, most: int = MOST_FOUND) -> "CompanyQuerySet":
        """Return companies whose names look like the text, for who made a slip; the likest of so many first."""
        wanted = folded(text)
        likeness = TrigramWordSimilarity(wanted, "search_text")
        pool = self.order_by().filter(search_text__trigram_word_similar=wanted).values("pk")[:most]
        return self.filter(pk__in=pool).annotate(likeness=likeness).order_by("-likeness", "name", "pk")


def _occurs(word: str) -> Q:
    if len(word) > 2:
        return Q(search_text__contains=word)
    if len(word) == 1:
        return Q(search_text__startswith=word)
    return Q(search_text__startswith=word) | Q(search_text__contains=f" {word}")


@keep_history
class Company(models.Model):
    """A firm, by KvK number where known. Each figure has its source and date in `sources`."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="companies")
    kvk_number = models.CharField(  # noqa: DJ001 unknown numbers are NULL, so that they never count as equal
        _("KvK number"), max_length=8, null=True, blank=True, validators=[RegexValidator(r"^\d{8}$")]
    )
    rsin = models.CharField("RSIN", max_length=9, blank=True, validators=[RegexValidator(r"^\d{9}$")])
    name = models.CharField(_("name"), max_length=250)
    legal_name = models.CharField(_("name in the statutes"), max_length=250, blank=True)
    trade_names = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name=_("trade names"))
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    website = models.CharField(_("website"), max_length=250, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    sbi_code = models.CharField(_("SBI code"), max_length=6, blank=True)
    sbi_version = models.CharField(_("SBI version"), max_length=4, blank=True)
    section = models.CharField(_("sector"), max_length=1, blank=True, help_text=_("NACE section of the SBI code."))
    headcount = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    headcount_class = models.CharField(
        _("size class"), max_length=20, blank=True, help_text=_("As the register gives it: a class is not a number.")
    )
    turnover = models.DecimalField(_("turnover"), max_digits=14, decimal_places=2, null=True, blank=True)
    balance = models.DecimalField(_("balance total"), max_digits=14, decimal_places=2, null=True, blank=True)
    non_mailing = models.BooleanField(
        _("no post"),
        null=True,
        blank=True,
        help_text=_("The company asked the register for no unasked post or visits."),
    )
    founded_on = models.DateField(_("founded"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    gone_on = models.DateField(
        _("not in the register since"),
        null=True,
        blank=True,
        help_text=_("Was in an earlier file and not in this one."),
    )
    sources = models.JSONField(default=dict, blank=True, help_text=_("Per field: source, date, who, and what kind."))
    target_answer = models.CharField(_("in the target group"), max_length=7, choices=Verdict, default=Verdict.UNKNOWN)
    target_reasons = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    search_text = models.TextField(blank=True, editable=False)
    match_keys = ArrayField(models.CharField(max_length=80), default=list, blank=True, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_companies")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "kvk_number"],
                condition=Q(merged_into__isnull=True),
                name="companies_one_company_per_kvk_number",
            ),
            models.CheckConstraint(
                condition=Q(kvk_number__isnull=True) | Q(kvk_number__regex=r"^\d{8}$"), name="companies_kvk_8_digits"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="companies_has_name"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["programme", "name", "id"], condition=Q(merged_into__isnull=True), name="companies_by_name"
            ),
            models.Index(
                "programme", "headcount", "name", "id", condition=Q(merged_into__isnull=True), name="companies_smallest"
            ),
            models.Index(
                "programme",
                models.F("headcount").desc(nulls_last=True),
                "name",
                "id",
                condition=Q(merged_into__isnull=True),
                name="companies_largest",
            ),
            models.Index(fields=["programme", "municipality"]),
            models.Index(
                fields=["programme", "target_answer", "municipality", "section", "headcount", "id"],
                condition=Q(merged_into__isnull=True),
                name="companies_population",
            ),
            GinIndex(fields=["match_keys"], name="companies_match_keys"),
            models.Index("programme", _HEAD_OF, condition=Q(merged_into__isnull=True), name="companies_search_head"),
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="companies_search_text"),
        ]

    def __str__(self) -> str:
        return self.name


class CompanyStage(models.Model):
    """First moment of each stage of a company, computed from the ledger; a company without facts has no row."""

    company = models.OneToOneField(Company, models.CASCADE, primary_key=True, related_name="stage")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    reached_on = models.DateField(_("reached"), null=True)
    reached_by = models.ForeignKey("companies.Touchpoint", models.SET_NULL, null=True, related_name="+")
    aware_on = models.DateField(_("aware"), null=True)
    aware_by = models.ForeignKey("companies.Touchpoint", models.SET_NULL, null=True, related_name="+")
    aware_is_proxy = models.BooleanField(default=False)
    activated_on = models.DateField(_("activated"), null=True)
    activated_by = models.ForeignKey("companies.Touchpoint", models.SET_NULL, null=True, related_name="+")
    activated_level = models.CharField(max_length=2, choices=EvidenceLevel, blank=True)
    last_on = models.DateField(_("last contact"), null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["programme", "-last_on"]),
            models.Index(fields=["programme", "activated_on"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(aware_on__isnull=True) | Q(reached_on__lte=models.F("aware_on")))
                & (Q(activated_on__isnull=True) | Q(aware_on__lte=models.F("activated_on"))),
                name="companies_stages_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id}: {self.reached_on} {self.aware_on} {self.activated_on}"
