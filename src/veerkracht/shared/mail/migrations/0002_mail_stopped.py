"""Find the few mails that were held or failed without reading the whole outbox."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial")]

    operations = [
        migrations.AddIndex(
            "mail",
            models.Index(
                fields=["programme_id", "state"], condition=Q(state__in=["held", "failed"]), name="mail_stopped"
            ),
        )
    ]
