"""One counter per visitor, form and window."""

from typing import ClassVar

from django.db import models


class RateWindow(models.Model):
    """How often a key was seen in one window; the key is a keyed hash, never an address."""

    key = models.CharField(max_length=64)
    opens_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "opens_at"], name="ratelimit_one_per_window")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.opens_at:%H:%M} {self.count}"
