"""The rollup: per subject the cells it counts in, and per cell how many subjects."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from veerkracht.domain.companies.choices import SubjectKind
from veerkracht.domain.programme.models import Programme


class Contribution(models.Model):
    """The cells in which one company, person or occasion counts, as they stand in the tallies."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=8, choices=SubjectKind)
    subject_id = models.BigIntegerField()
    cells = ArrayField(models.CharField(max_length=80))
    amounts = ArrayField(models.IntegerField())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "subject_kind", "subject_id"], name="impact_one_contribution_per_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class Tally(models.Model):
    """How many subjects count in one cell. Never add up cells of different members: one company stands in several."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    dimension = models.CharField(max_length=12)
    member = models.CharField(max_length=12)
    measure = models.CharField(max_length=16)
    in_target = models.CharField(max_length=7)
    quarter = models.DateField()
    amount = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "dimension", "member", "measure", "in_target", "quarter"],
                name="impact_one_tally_per_cell",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.member} {self.measure} {self.in_target} {self.quarter}: {self.amount}"
