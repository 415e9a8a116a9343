"""The example programmes, loaded once for all tests of this folder, and gone again afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings

from veerkracht.config.demo.load import load_demo
from veerkracht.domain.programme.models import Programme

Load = subprocess.Popen[str]
OTHER_ORDER = "271828"  # sets and dictionaries keyed by text come in another order than here


@pytest.fixture(scope="package")
def load_elsewhere(django_db_setup: None, django_db_blocker: Any) -> Iterator[Load]:
    """Start a second load, in a process and a database of its own, while this process does the first."""
    with django_db_blocker.unblock():
        connection.close()
        connection.creation.clone_test_db(suffix="demo", verbosity=0)
        name = connection.creation.get_test_db_clone_settings("demo")["NAME"]
        environment = {**os.environ, "PYTHONHASHSEED": OTHER_ORDER, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-m", "tests.config.demo.load_elsewhere", name]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            yield process
            process.kill()
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="package")
def demo(load_elsewhere: Load, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Return the main programme of the example, inside a transaction that is rolled back."""
    var = tmp_path_factory.mktemp("var")
    with django_db_blocker.unblock(), override_settings(VAR=var), transaction.atomic():
        yield load_demo(progress=lambda _label, _done, _total: None)
        transaction.set_rollback(True)


@pytest.fixture
def second(demo: Programme) -> Programme:
    """Return the second, small programme."""
    return Programme.objects.exclude(pk=demo.pk).get()
