"""A wrong setting stops the start with one clear line, and every setting is explained."""

import os
import re
import subprocess
import sys

import pytest

from tests.processes import ROOT
from veerkracht.config.settings import environment
from veerkracht.config.settings.environment import Environment, settings_module, unknown, variables

DOCUMENT = ROOT / "docs" / "operate" / "settings.md"


def start_with(**wrong: str) -> "subprocess.CompletedProcess[str]":
    """Read the settings in a new process with these variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VEERKRACHT_")}
    return subprocess.run(
        [sys.executable, "-c", "import veerkracht.config.settings.environment"],
        env=clean | {"PYTHONPATH": str(ROOT / "src")} | wrong,
        capture_output=True,
        text=True,
        check=False,
    )


WRONG = [
    ("PORT", "abc", "is 'abc'. It must be a whole number from 1 to 65535"),
    ("PORT", "70000", "is '70000'. It must be a whole number"),
    ("DATABASE_URL", "mysql://ik:geheim@host/db", "has a wrong value (not shown here). It must be a PostgreSQL"),
    ("DATABASE_URL", "postgresql://ik:geheim@host:poort/db", "has a wrong value (not shown here)"),
    ("VEERKRACHT_MODE", "prod", "is 'prod'. It must be production, development or demo"),
    ("VEERKRACHT_BIND", "0.0.0.0 or so", "It must be an address of this machine"),
    ("VEERKRACHT_WEB_WORKERS", "0", "is '0'. It must be a whole number from 1 to 64"),
    ("VEERKRACHT_WEB_THREADS", "veel", "is 'veel'. It must be a whole number from 1 to 64"),
    ("VEERKRACHT_PAGE_CACHE_SECONDS", "lang", "is 'lang'. It must be a whole number from 0 to 3600"),
    ("VEERKRACHT_KVK_KEY", "kort", "has a wrong value (not shown here). It must be the key that KVK gave you"),
    ("VEERKRACHT_KVK_URL", "api.kvk.nl/", "It must be an address without a slash at the end"),
    ("VEERKRACHT_KVK_VERSION", "4", "is '4'. It must be 2 or 3"),
    ("VEERKRACHT_KVK_CA_BUNDLE", "/geen/bestand.pem", "It must be a file with certificates"),
    ("VEERKRACHT_KVK_DAILY_BUDGET", "veel", "is 'veel'. It must be a whole number from 0 to 100000"),
    ("VEERKRACHT_VAR", "/etc/passwd/var", "is '/etc/passwd/var'. It must be a folder"),
    ("VEERKRACHT_SECRET_KEY", "geheim", "has a wrong value (not shown here). It must be a random text of 32"),
    ("VEERKRACHT_ALLOWED_HOSTS", "https://example.org/", "It must be host names without http://"),
    ("VEERKRACHT_BASE_URL", "example.org", "is 'example.org'. It must be an address without a path"),
    ("VEERKRACHT_MAIL_URL", "mail.geheim.example", "has a wrong value (not shown here). It must be smtp://"),
    ("VEERKRACHT_MAIL_FROM", "programma", "is 'programma'. It must be a mail address"),
    ("VEERKRACHT_REQUIRE_MFA", "misschien", "is 'misschien'. It must be true or false"),
    ("VEERKRACHT_LANGUAGE", "de", "is 'de'. It must be nl or en"),
    ("VEERKRACHT_LOG_LEVEL", "info", "is 'info'. It must be DEBUG, INFO, WARNING or ERROR"),
]


@pytest.mark.parametrize(("name", "value", "complaint"), WRONG)
def test_wrong_value_gives_one_clear_line(name: str, value: str, complaint: str) -> None:
    found = start_with(**{name: value})
    first, last = found.stderr.strip().splitlines()
    assert found.returncode == 2
    assert first.startswith(f"{name} ")
    assert complaint in first
    assert "geheim" not in found.stderr
    assert last == "The settings are explained in docs/operate/settings.md."


def test_each_wrong_value_gets_its_own_line() -> None:
    found = start_with(PORT="x", VEERKRACHT_LANGUAGE="x")
    assert len(found.stderr.strip().splitlines()) == 3


def test_every_setting_has_a_wrong_example() -> None:
    assert {name for name, _value, _complaint in WRONG} == set(variables())


def test_empty_value_means_the_default() -> None:
    assert start_with(PORT="", VEERKRACHT_VAR="", VEERKRACHT_SECRET_KEY="").returncode == 0


def test_misspelt_name_is_told() -> None:
    assert unknown(["VEERKRACHT_MAILFROM", "VEERKRACHT_MAIL_FROM", "PATH"]) == [
        "VEERKRACHT_MAILFROM is not a setting. Did you mean VEERKRACHT_MAIL_FROM?"
    ]


def test_mode_follows_from_what_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    assert settings_module(Environment()).endswith(".demo")
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/name")
    assert settings_module(Environment()).endswith(".production")
    monkeypatch.setenv("VEERKRACHT_MODE", "development")
    assert settings_module(Environment()).endswith(".development")


def test_document_names_every_setting_and_no_other() -> None:
    named = set(re.findall(r"^\| `([A-Z_]+)`", DOCUMENT.read_text(), re.MULTILINE))
    assert named == set(variables())


def test_document_says_what_the_code_says() -> None:
    text = DOCUMENT.read_text()
    for name, description in variables().items():
        assert description in text, f"{name}: copy its description into docs/operate/settings.md"


def test_production_refuses_to_start_half_configured() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import veerkracht.config.settings.production"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == environment.WRONG_SETTING
    assert found.stderr.startswith("VEERKRACHT_SECRET_KEY is empty.")
    assert len(found.stderr.strip().splitlines()) == 1
