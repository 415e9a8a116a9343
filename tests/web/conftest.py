"""What tests of pages may use besides the cast: one of everything, here and in the other programme."""

from pathlib import Path
from typing import Any

import pytest

from tests.factories.companies import CompanyFactory
from tests.factories.fans import FanFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import ProviderFactory
from tests.web.world import World, furnish
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import Provider


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    """Keep the documents of a test out of the folder of whoever runs it."""
    settings.VAR = tmp_path


@pytest.fixture
def world(team_user: User, the_pionier: Pionier, the_fan: Fan, company: Company, the_provider: Provider) -> World:
    """Return the keys of one of each thing; team member, pionier, fan and company are those of the cast."""
    return furnish(the_pionier.programme, pionier=the_pionier, fan=the_fan, company=company, provider=the_provider)


@pytest.fixture
def elsewhere(other_programme: Programme) -> World:
    """Return the keys of one of each thing in the other programme."""
    return furnish(
        other_programme,
        pionier=PionierFactory.create(programme=other_programme, appointed=True),
        fan=FanFactory.create(programme=other_programme),
        company=CompanyFactory.create(programme=other_programme),
        provider=ProviderFactory.create(programme=other_programme),
    )
