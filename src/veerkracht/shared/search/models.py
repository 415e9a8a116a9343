"""What changed since an index was last brought up to date."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class SearchChange(models.Model):
    """A row that may stand in the index changed; written by the database in the transaction that changes the row."""

    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    transaction = models.BigIntegerField(_("transaction"), db_index=True)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("search change")
        indexes: ClassVar = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
