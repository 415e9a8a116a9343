"""Give `persons_unknown` its fifteen letters: one more than fitted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("impact", "0001_initial")]

    operations = [migrations.AlterField("tally", "measure", models.CharField(max_length=16))]
