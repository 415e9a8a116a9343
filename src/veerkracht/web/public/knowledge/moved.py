"""Where an item went that had another address: the CMS notes it when an editor changes the address."""

from wagtail.contrib.redirects.models import Redirect

from veerkracht.domain.knowledge.models import KnowledgePage
from veerkracht.domain.programme.models import Programme
from veerkracht.web.visible import readable_items


def moved_to(programme: Programme, path: str) -> str | None:
    """Return the slug that the item of this old address has now; None when it is not on the site."""
    shelves = KnowledgePage.objects.filter(programme=programme)
    noted = Redirect.objects.filter(old_path=Redirect.normalise_path(path), site__root_page__in=shelves)
    items = readable_items(programme, programme.today()).filter(pk__in=noted.values("redirect_page_id"))
    slugs: list[str] = list(items.order_by("pk").values_list("slug", flat=True)[:1])
    return slugs[0] if slugs else None
