"""Who may enter the workspace of a programme and who may change things there."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from tests.factories.accounts import UserFactory
from tests.factories.programme import MembershipFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.programme.permissions import can_change, can_enter_workspace, is_auditor_only
from veerkracht.domain.programme.queries import roles_of


def user_with(programme, *roles: Role):
    user = UserFactory.create()
    for role in roles:
        MembershipFactory.create(programme=programme, user=user, role=role)
    return user


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.PROJECT_LEADER])
def test_team_and_leader_enter_and_change(programme, role):
    user = user_with(programme, role)
    assert can_enter_workspace(user, programme)
    assert can_change(user, programme)


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.SUBSIDY_OFFICER, Role.AUDITOR])
def test_others_of_the_province_look_but_do_not_change(programme, role):
    user = user_with(programme, role)
    assert can_enter_workspace(user, programme)
    refusal = can_change(user, programme)
    assert not refusal
    with translation.override("en"):
        assert "Ask a team member" in str(refusal.reason)


@pytest.mark.parametrize(
    "role", [Role.PIONIER, Role.FAN_CONTACT, Role.COMPANY_CONTACT, Role.FACILITATOR, Role.PROVIDER]
)
def test_participants_stay_outside(programme, role):
    assert not can_enter_workspace(user_with(programme, role), programme)


def test_a_visitor_stays_outside(programme):
    assert not can_enter_workspace(AnonymousUser(), programme)


def test_a_role_in_one_programme_opens_nothing_in_another(programme, other_programme):
    user = user_with(programme, Role.TEAM_MEMBER)
    assert not can_enter_workspace(user, other_programme)


def test_several_roles_at_once_add_up(programme):
    user = user_with(programme, Role.AUDITOR, Role.PIONIER)
    assert roles_of(user, programme) == {Role.AUDITOR, Role.PIONIER}
    assert is_auditor_only(user, programme)
    assert not is_auditor_only(user_with(programme, Role.AUDITOR, Role.TEAM_MEMBER), programme)


def test_a_role_counts_from_its_first_day_to_the_day_before_its_end(programme, today):
    day = dt.timedelta(days=1)
    periods = {
        "ended": (today - 9 * day, today),
        "last day": (today - 9 * day, today + day),
        "first day": (today, None),
        "not yet": (today + day, None),
    }
    allowed = {}
    for name, (starts_on, ends_on) in periods.items():
        user = UserFactory.create()
        MembershipFactory.create(programme=programme, user=user, starts_on=starts_on, ends_on=ends_on)
        allowed[name] = bool(can_enter_workspace(user, programme))
    assert allowed == {"ended": False, "last day": True, "first day": True, "not yet": False}


def test_roles_are_asked_once_a_request(programme, django_assert_num_queries):
    user = user_with(programme, Role.TEAM_MEMBER)
    with django_assert_num_queries(1):
        assert can_enter_workspace(user, programme)
        assert can_change(user, programme)
