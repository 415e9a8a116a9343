"""What is asked when somebody is asked for a yes."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Max
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action

from ..choices import ConsentPurpose
from ..models import ConsentText

# What a programme asks as long as it wrote nothing of its own.
ADVISED: Mapping[ConsentPurpose, Promise] = {
    ConsentPurpose.NEWSLETTER: _("%(programme)s may mail me news and invitations. I can stop this with one click."),
    ConsentPurpose.PHOTO: _("%(programme)s may show photos on which I can be recognised, on its own site."),
    ConsentPurpose.QUOTE: _("%(programme)s may quote me with my name, after I have read the quote."),
    ConsentPurpose.LOGO: _("%(programme)s may show the logo of my company beside my name."),
    ConsentPurpose.PUBLIC_PROFILE: _("%(programme)s may show my name, company and story on its site."),
    ConsentPurpose.REFERRAL: _("%(programme)s may give my name and address to the helper who answers my question."),
}


def text_in_force(programme: Programme, purpose: ConsentPurpose, language: str, on: dt.date) -> ConsentText:
    """Return the newest text that is valid on this day; the advised one, not in the database, when there is none."""
    texts = ConsentText.objects.filter(programme=programme, purpose=purpose, language=language, valid_from__lte=on)
    found = texts.order_by("-version").first()
    if found is not None:
        return found
    with translation.override(language):
        text = str(ADVISED[purpose]) % {"programme": programme.name}
    return ConsentText(programme=programme, purpose=purpose, language=language, version=0, text=text, valid_from=on)


def kept_text(programme: Programme, purpose: ConsentPurpose, language: str, on: dt.date) -> ConsentText:
    """Return the text in force as a row, so that a consent can point to it. For use inside an action."""
    found = text_in_force(programme, purpose, language, on)
    if found.pk is not None:
        return found
    given = {"text": found.text, "valid_from": found.valid_from}
    kept, _created = ConsentText.objects.get_or_create(
        programme=programme, purpose=purpose, language=language, version=0, defaults=given
    )
    return kept


@action
def publish_text(
    *, programme: Programme, purpose: ConsentPurpose, language: str, text: str, valid_from: dt.date, by: User | None
) -> ConsentText:
    """Ask something else from this day on; the versions before stay as people agreed to them."""
    texts = ConsentText.objects.filter(programme=programme, purpose=purpose, language=language)
    last = texts.aggregate(last=Max("version"))["last"] or 0
    return ConsentText.objects.create(
        programme=programme,
        purpose=purpose,
        language=language,
        version=last + 1,
        text=text.strip(),
        valid_from=valid_from,
    )
