"""Roles: stable codes, translated labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person may be in one programme; several at once is usual."""

    TEAM_MEMBER = "team_member", _("team member")
    PROJECT_LEADER = "project_leader", _("project leader")
    DEPUTY = "deputy", _("deputy")
    SUBSIDY_OFFICER = "subsidy_officer", _("subsidy officer")
    AUDITOR = "auditor", _("auditor")
    PIONIER = "pionier", _("pionier")
    FAN_CONTACT = "fan_contact", _("fan contact")
    COMPANY_CONTACT = "company_contact", _("company contact")
    FACILITATOR = "facilitator", _("facilitator")
    PROVIDER = "provider", _("provider")


# Who may enter the team's workspace, and who may change things there.
WORKSPACE_ROLES = frozenset({Role.TEAM_MEMBER, Role.PROJECT_LEADER, Role.DEPUTY, Role.SUBSIDY_OFFICER, Role.AUDITOR})
WRITING_ROLES = frozenset({Role.TEAM_MEMBER, Role.PROJECT_LEADER})
