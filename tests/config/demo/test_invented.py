"""Everything is invented and shows it: names, addresses, numbers."""

import pytest
from django.apps import apps
from django.db.models import CharField, EmailField, Q, TextField, URLField
from django.db.models.functions import Lower

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import Question

from .contents import APPS

pytestmark = pytest.mark.django_db

# People of the real programme; their names may stand nowhere (domain.md PRI-7).
REAL_PEOPLE = ("koldewey", "hijum")
REAL_DOMAINS = ("overijssel.nl", "pioniersoverijssel.nl")


def _models():  # type: ignore[no-untyped-def]  # of several classes
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


@pytest.mark.parametrize("word", REAL_PEOPLE + REAL_DOMAINS)
def test_no_real_person_or_address_stands_anywhere(demo: Programme, word: str) -> None:
    for model in _models():
        texts = [f.name for f in model._meta.concrete_fields if isinstance(f, CharField | TextField)]
        found = Q(pk__in=[])
        for name in texts:
            found |= Q(**{f"{name}__icontains": word})
        assert not model._base_manager.filter(found).exists(), model


def test_mail_addresses_lead_nowhere(demo: Programme) -> None:
    for model in _models():
        for field in (f for f in model._meta.concrete_fields if isinstance(f, EmailField)):
            given = model._base_manager.exclude(**{field.name: ""}).annotate(lowered=Lower(field.name))
            real = given.exclude(lowered__endswith="@example.org").exclude(lowered__endswith=".example")
            assert not real.exists(), f"{model.__name__}.{field.name}"


def test_web_addresses_lead_nowhere(demo: Programme) -> None:
    assert not Company.objects.exclude(website="").exclude(website__endswith=".example").exists()
    for model in _models():
        for field in (f for f in model._meta.concrete_fields if isinstance(f, URLField)):
            given = model._base_manager.exclude(**{field.name: ""})
            assert not given.exclude(**{f"{field.name}__regex": r"^https://[a-z0-9.-]+\.example/"}).exists()


def test_kvk_numbers_come_from_one_block_that_is_not_given_out(demo: Programme) -> None:
    assert not Company.objects.filter(kvk_number__isnull=False).exclude(kvk_number__startswith="999").exists()


def test_companies_are_named_apart(demo: Programme) -> None:
    names = list(Company.objects.of(demo).filter(kvk_number__isnull=False).values_list("name", flat=True))
    assert len(set(names)) == len(names)


def test_accounts_are_at_example_org_in_dutch(demo: Programme) -> None:
    assert not User.objects.exclude(email__endswith="@example.org").exists()
    assert not User.objects.exclude(language="nl").exists()
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_questions_taken_back_hold_no_text(demo: Programme) -> None:
    assert not Question.objects.of(demo).filter(state="withdrawn").exclude(text="").exists()
