"""`veerkracht role`: who may sign in as what."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Membership, Programme


def test_a_role_is_given_once_opens_the_workspace_and_ends(programme: Programme, client_for: object) -> None:
    for _ in range(2):
        call_command("role", "nieuw@example.org", "team_member", "--name", "Nieuw Lid")
    user = User.objects.get(email="nieuw@example.org")
    assert Membership.objects.filter(user=user).count() == 1
    assert Person.objects.get(user=user).name == "Nieuw Lid"
    browser: Client = client_for(user)  # type: ignore[operator]  # a fixture
    assert browser.get(reverse("team:overview")).status_code == 200
    call_command("role", "nieuw@example.org", "team_member", "--end")
    assert browser.get(reverse("team:overview")).status_code == 403


def test_an_unknown_programme_is_said_so(programme: Programme) -> None:
    with pytest.raises(CommandError, match="elders"):
        call_command("role", "nieuw@example.org", "pionier", "--programme", "elders")
