"""The map of unmet demand: whoever does not answer questions sees no small group, on the page nor in the file."""

from django.test import Client

from tests.factories.referrals import ThemeFactory
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import UnmetReason
from veerkracht.domain.referrals.models import UnmetDemand

PATH = "/team/vragen/tekort/"


def unmet(programme: Programme, name: str, number: int) -> None:
    """Note questions of small companies that nobody could take."""
    theme = ThemeFactory.create(programme=programme, name=name)
    for _ in range(number):
        UnmetDemand.objects.create(
            programme=programme,
            theme=theme,
            size="10-49",
            reason=UnmetReason.NOBODY_ACCEPTED,
            noted_on=programme.today(),
        )


def test_small_groups_are_hidden_from_who_reads_no_questions(
    team: Client, auditor: Client, programme: Programme
) -> None:
    unmet(programme, "Roosteren", 7)
    unmet(programme, "Leiding", 2)
    assert "&lt; 5" not in team.get(PATH).content.decode()
    page = auditor.get(PATH).content.decode()
    assert "&lt; 5" in page
    assert ">9<" not in page, "the sum would give the two away"
    assert ">7<" in page
    file = b"".join(auditor.get(PATH + "?_export=csv")).decode()
    assert "< 5" in file
    assert "9" not in file


def test_one_cut_only_so_that_no_two_can_be_subtracted(auditor: Client, programme: Programme) -> None:
    unmet(programme, "Roosteren", 7)
    whole = b"".join(auditor.get(PATH + "?_export=csv"))
    assert b"".join(auditor.get(PATH + "?_export=csv&grootte=250%2B")) == whole
    assert "grootte=2" not in auditor.get(PATH).content.decode()
