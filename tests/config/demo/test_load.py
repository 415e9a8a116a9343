"""Loading: once, the same every time, two programmes apart, with a way in for every role."""

import json

import pytest

from veerkracht.config.demo.load import DemoIsThere, load_demo, sign_in_links
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Company, CompanyStage, Person, Touchpoint
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import programme_for_host

from .conftest import Load
from .contents import content_hashes

pytestmark = pytest.mark.django_db


def test_second_load_is_refused(demo: Programme) -> None:
    with pytest.raises(DemoIsThere):
        load_demo(progress=lambda _label, _done, _total: None)


def test_two_loads_give_the_same_rows(demo: Programme, load_elsewhere: Load) -> None:
    """In another process, another database, and another order of sets."""
    printed, _ = load_elsewhere.communicate(timeout=300)
    assert json.loads(printed) == content_hashes()


def test_programmes_do_not_share_a_row(demo: Programme, second: Programme) -> None:
    assert Company.objects.of(second).count() == 40
    assert Event.objects.of(second).count() == 1
    assert not Company.objects.of(second).filter(municipality__in=demo.municipalities.all()).exists()
    facts = Touchpoint.objects.of(second)
    assert facts.exists()
    assert not facts.exclude(company=None).exclude(company__programme=second).exists()
    assert not facts.exclude(person=None).exclude(person__programme=second).exists()
    assert not facts.exclude(occasion=None).exclude(occasion__programme=second).exists()
    assert not Pionier.objects.of(second).exclude(person__programme=second, company__programme=second).exists()
    assert CompanyStage.objects.filter(programme=second, activated_on__isnull=False).count() == 2


def test_second_programme_answers_on_its_own_host(demo: Programme, second: Programme) -> None:
    assert programme_for_host("tweede.localhost") == second
    assert programme_for_host("localhost") == demo


def test_every_role_has_somebody_to_sign_in_as(demo: Programme) -> None:
    roles = [Role(path.split("/")[3]) for _label, path in sign_in_links()]
    assert len(roles) == 8
    for role in roles:
        assert demo.memberships.current(demo.today()).filter(role=role).exists()


def test_people_who_sign_in_are_tied_to_what_is_theirs(demo: Programme) -> None:
    def person(role: Role) -> Person:
        return Person.objects.of(demo).get(user__memberships__role=role)

    assert Pionier.objects.filter(person=person(Role.PIONIER)).exists()
    assert Fan.objects.filter(contact=person(Role.FAN_CONTACT)).exists()
    company = person(Role.COMPANY_CONTACT).positions.get().company
    assert company.stage.activated_on is not None
    assert company.steps.filter(state="asked").exists()
