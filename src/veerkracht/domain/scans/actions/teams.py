"""The teams of a company: only a name and how many people, never who they are."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import ScanTeam

MOST_TEAMS = 150


class TeamIsThere(Refused):
    """Two teams of one name could not be told apart."""

    message = _("There is a team with this name already. Give it another name.")


class TeamsInARing(Refused):
    """A team cannot stand above itself."""

    message = _("A team cannot stand under itself. Choose another team above it.")


class TooManyTeams(Refused):
    """So many teams cannot be large enough."""

    message = _("A company can have 150 teams here. Take one away first.")


@action
def save_team(
    *,
    company: Company,
    title: str,
    members: int,
    parent: ScanTeam | None = None,
    team: ScanTeam | None = None,
    by: User | None,
) -> ScanTeam:
    """Add a team, or change one. Raises TeamIsThere, TeamsInARing, TooManyTeams."""
    Company.objects.select_for_update(of=("self",), no_key=True).get(pk=company.pk)
    if team is None and ScanTeam.objects.filter(company=company, ended_on__isnull=True).count() >= MOST_TEAMS:
        raise TooManyTeams
    _no_ring(team, parent)
    row = team or ScanTeam(company=company)
    row.title, row.members, row.parent = title.strip(), members, parent
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise TeamIsThere from error
    about(company, team=row.pk)
    return row


def _no_ring(team: ScanTeam | None, parent: ScanTeam | None) -> None:
    above = parent
    while team is not None and above is not None:
        if above.pk == team.pk:
            raise TeamsInARing
        above = above.parent


@action
def end_team(*, team: ScanTeam, on: dt.date, by: User | None) -> ScanTeam:
    """Take a team away; the teams under it come under the team above it. Waves that were asked keep their own list."""
    ScanTeam.objects.filter(parent=team, ended_on__isnull=True).update(parent=team.parent)
    team.ended_on = on
    team.save(update_fields=["ended_on"])
    about(team.company, team=team.pk)
    return team
