"""What was asked of other registers, and what they answered."""

from typing import ClassVar

from django.db import models


class ConnectorUse(models.Model):
    """How often somebody asked a register on a day, so that nobody spends more than agreed."""

    connector = models.CharField(max_length=20)
    scope = models.CharField(max_length=60)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["connector", "scope", "day"], name="connectors_one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.connector} {self.scope} {self.day}: {self.count}"


class ConnectorAnswer(models.Model):
    """An answer of a register, kept until it is too old to be used again."""

    connector = models.CharField(max_length=20)
    question = models.CharField(max_length=300)
    answer = models.JSONField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["connector", "question"], name="connectors_one_answer")
        ]

    def __str__(self) -> str:
        return f"{self.connector} {self.question}"
