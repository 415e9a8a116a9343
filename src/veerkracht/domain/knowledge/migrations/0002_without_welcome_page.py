"""Take away the welcome page and site that Wagtail makes for a first look; ours are made with each programme."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WELCOME = "Welcome to your new Wagtail site!"


def take_away(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove both when nobody touched them; the root page then has no children left."""
    Page = apps.get_model("wagtailcore", "Page")
    welcome = Page.objects.filter(depth=2, title=WELCOME, numchild=0).first()
    if welcome is None:
        return
    apps.get_model("wagtailcore", "Site").objects.filter(root_page=welcome).delete()
    welcome.delete()
    root = Page.objects.get(depth=1)
    root.numchild = Page.objects.filter(depth=2).count()
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("knowledge", "0001_initial")]

    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
