"""What the team does so that people find things."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Synonym


class SynonymsChanged(Refused):
    """Somebody else saved the words in the meantime."""

    message = _("Somebody else changed these words in the meantime. Look at what is there now, and add yours again.")


@action
def set_synonyms(*, programme: Programme, groups: Iterable[str], seen: Iterable[str], by: User | None) -> Programme:
    """Make these the words that mean the same, one group a line; `seen` are the groups that were changed.

    Raises SynonymsChanged when there are other groups now than those that were seen.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    now = set(Synonym.objects.of(programme).values_list("words", flat=True))
    if now != set(seen):
        raise SynonymsChanged
    wanted = set(groups)
    Synonym.objects.of(programme).exclude(words__in=wanted).delete()
    Synonym.objects.bulk_create(Synonym(programme=programme, words=words) for words in sorted(wanted - now))
    about(programme, added=len(wanted - now), taken_out=len(now - wanted))
    return programme
