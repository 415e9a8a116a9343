"""The tables a new database starts from are used only when they are what the migrations would make."""

import gzip
import json
from pathlib import Path

import pytest
from django.conf import LazySettings

from veerkracht.config import fresh


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a file of our own, in which every migration is as it is on disk."""
    path = tmp_path / "fresh.sql.gz"
    monkeypatch.setattr(fresh, "FILE", path)
    keep(path, fresh.contents())
    return path


def keep(path: Path, contents: dict[str, str]) -> None:
    path.write_bytes(gzip.compress(f"-- {json.dumps(contents)}\nSELECT 1;\n".encode()))


def test_file_that_fits_is_used(file: Path) -> None:
    assert fresh.outdated() == []
    assert fresh.is_usable()


def test_file_that_lags_behind_is_used(file: Path) -> None:
    kept = dict(fresh.contents())
    del kept["tasks.0001_initial"]
    keep(file, kept)
    assert fresh.is_usable()


def test_file_with_a_changed_migration_is_not_used(file: Path) -> None:
    keep(file, fresh.contents() | {"tasks.0001_initial": "another text"})
    assert fresh.outdated() == ["tasks.0001_initial"]
    assert not fresh.is_usable()


def test_file_with_a_migration_that_is_gone_is_not_used(file: Path) -> None:
    keep(file, fresh.contents() | {"tasks.0000_gone": "a text"})
    assert not fresh.is_usable()


def test_missing_file_is_not_used(file: Path) -> None:
    file.unlink()
    assert not fresh.is_usable()


def test_another_language_runs_the_migrations(file: Path, settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"
    assert not fresh.is_usable()


def test_own_database_of_another_version_runs_the_migrations(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://elsewhere/name")
    assert not fresh.is_usable()
