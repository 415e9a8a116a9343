"""People with access: invited by mail, roles given and ended, never without a project leader."""

import threading

import pytest
from django.db import connection

from tests.conftest import member
from tests.factories.accounts import UserFactory
from tests.factories.programme import MembershipFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.actions import NoLeaderLeft, end_role
from veerkracht.domain.programme.models import Membership
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.models import Mail

ENGLISH = {"accept-language": "en"}
LIST = "/team/toegang/"
INVITE = f"{LIST}uitnodigen/"


def test_somebody_is_invited_by_mail_and_enters(leader, programme, client_for):
    leader.post(INVITE, {"email": "New@Example.org", "name": "Noor", "role": "team_member"}, headers=ENGLISH)
    user = User.objects.get(email="new@example.org")
    mail = Mail.objects.get()
    assert (mail.kind, mail.to_address) == ("role_given", "new@example.org")
    assert "/account/" in mail.text
    assert client_for(user).get("/team/").status_code == 200
    line = AuditLine.objects.get(action="programme.invite_member")
    assert line.details == {"role": "team_member"}
    leader.post(INVITE, {"email": "new@example.org", "role": "team_member"})
    assert Membership.objects.filter(user=user).count() == Mail.objects.count() == 1, "asked twice, given once"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "", "role": "auditor"}, "This field is required"),
        ({"email": "jan@", "role": "auditor"}, "Enter a valid email address"),
        ({"email": "a@example.org", "role": "pionier"}, "Select a valid choice"),
        ({"email": "a@example.org", "role": "king"}, "Select a valid choice"),
    ],
)
def test_wrong_input_is_told(leader, programme, data, said):
    page = leader.post(INVITE, data, headers=ENGLISH)
    assert said in page.text
    assert not Mail.objects.exists()


def test_a_role_ends_and_comes_back_by_undo(leader, programme, client_for):
    user = member(programme, Role.AUDITOR)
    held = Membership.objects.get(user=user)
    page = leader.post(f"{LIST}{held.pk}/einde/", follow=True, headers=ENGLISH)
    assert f"{LIST}{held.pk}/terug/" in page.text
    assert "Roles that ended" in page.text
    assert client_for(user).get("/team/").status_code == 403
    leader.post(f"{LIST}{held.pk}/terug/")
    assert client_for(user).get("/team/").status_code == 200


def test_the_last_leader_stays(leader, programme):
    held = Membership.objects.get(role=Role.PROJECT_LEADER)
    page = leader.post(f"{LIST}{held.pk}/einde/", follow=True, headers=ENGLISH)
    assert "Make somebody else project leader first" in page.text
    held.refresh_from_db()
    assert held.ends_on is None


def test_a_role_given_elsewhere_is_not_here(leader, programme, other_programme):
    theirs = MembershipFactory.create(programme=other_programme)
    assert leader.post(f"{LIST}{theirs.pk}/einde/").status_code == 404
    assert theirs.user.email not in leader.get(LIST).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_queries(leader, programme, number, django_assert_num_queries):
    for _ in range(number):
        MembershipFactory.create(programme=programme)
    leader.get(LIST)
    with django_assert_num_queries(6):
        leader.get(LIST)


@pytest.mark.django_db(transaction=True)
def test_two_leaders_who_end_each_other_at_once_leave_one(programme):
    users = [UserFactory.create(), UserFactory.create()]
    for user in users:
        MembershipFactory.create(programme=programme, user=user, role=Role.PROJECT_LEADER)
    start, refused = threading.Barrier(2), []

    def end(user: User) -> None:
        start.wait()
        try:
            end_role(programme=programme, user=user, role=Role.PROJECT_LEADER, by=None)
        except NoLeaderLeft as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=end, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Membership.objects.current(programme.today()).filter(role=Role.PROJECT_LEADER).count() == 1
