"""People who sign in: one per address, whatever its capitals."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories.accounts import UserFactory
from veerkracht.domain.accounts.actions import ensure_user
from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit.models import AuditLine


def test_a_user_is_made_once_per_address(db):
    first = ensure_user(email=" Jan@Example.org ", name="Jan", by=None)
    again = ensure_user(email="jan@example.ORG", name="Somebody else", by=None)
    assert again == first
    assert (first.email, first.name, first.has_usable_password()) == ("jan@example.org", "Jan", False)


def test_making_a_user_leaves_an_audit_line_with_who_did_it(db):
    actor = UserFactory.create()
    user = ensure_user(email="new@example.org", by=actor)
    line = AuditLine.objects.get()
    assert (line.action, line.actor, line.object_id) == ("accounts.ensure_user", actor, str(user.pk))


def test_the_database_keeps_addresses_in_lower_case(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Capital@example.org")


def test_a_user_is_called_by_name_else_by_address(db):
    assert str(UserFactory.build(name="", email="a@example.org")) == "a@example.org"
    assert UserFactory.build(name="Anna").get_full_name() == "Anna"


def test_a_superuser_may_open_the_cms(db):
    user = User.objects.create_superuser("root@example.org")
    assert user.is_staff
    assert user.is_superuser
