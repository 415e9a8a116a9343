"""The settings that come from the environment, typed and checked at start.

Each field is one variable with the prefix ``VEERKRACHT_`` unless an alias says otherwise. A wrong value stops the start
with one line that names the variable, what is wrong and what would be right, and exit code 2.
"""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[4]
PREFIX = "VEERKRACHT_"
WRONG_SETTING = 2


def setting(default: object, description: str, *, right: str, hidden: bool = False, **limits: Any) -> Any:
    """Describe one variable: its default, what it is for, and what a right value looks like."""
    return Field(default, description=description, json_schema_extra={"right": right, "hidden": hidden}, **limits)


class Environment(BaseSettings):
    """What an operator may set; a wrong value stops the start with one clear line."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", validate_default=False)

    mode: str = setting(
        "",
        "Which settings hold: production, development or demo. Empty: demo when neither DATABASE_URL nor "
        "VEERKRACHT_SECRET_KEY is given, else production.",
        right="production, development or demo",
        pattern="^(production|development|demo)?$",
    )
    database_url: str = setting(
        "",
        "Any PostgreSQL 15 or newer. Empty starts the embedded one.",
        right="a PostgreSQL address such as postgresql://name:password@host:5432/veerkracht",
        hidden=True,
        alias="DATABASE_URL",
    )
    port: int = setting(
        8000,
        "Port of the web server.",
        right="a whole number from 1 to 65535, such as 8000",
        alias="PORT",
        ge=1,
        le=65535,
    )
    bind: str = setting(
        "127.0.0.1",
        "Address the web server listens on. The demo listens on this machine only, whatever stands here.",
        right="an address of this machine, such as 127.0.0.1 (behind a proxy) or 0.0.0.0 (in a container)",
        pattern=r"^[0-9A-Za-z.:\[\]-]+$",
    )
    web_workers: int = setting(
        2,
        "Processes of the web server; take about one per core.",
        right="a whole number from 1 to 64, such as 2",
        ge=1,
        le=64,
    )
    web_threads: int = setting(
        4,
        "Threads in each of these processes.",
        right="a whole number from 1 to 64, such as 4",
        ge=1,
        le=64,
    )
    var: Path = setting(
        PROJECT_ROOT / "var",
        "Folder for the embedded database, uploads and run files.",
        right="a folder that exists or can be made, such as /var/lib/veerkracht",
    )
    secret_key: SecretStr = setting(
        SecretStr(""),
        "Signs sessions and links. Required in production.",
        right="a random text of 32 characters or more",
        hidden=True,
        min_length=32,
    )
    allowed_hosts: str = setting(
        "",
        "Host names of the site, separated by commas. Required in production.",
        right="host names without http:// and without a slash, such as programma.example.org,www.example.org",
        pattern=r"^[^/\s]*(\s*,\s*[^/\s]+)*$",
    )
    base_url: str = setting(
        "",
        "Address of the site, used in mails. Empty means http://localhost:PORT.",
        right="an address without a path, such as https://programma.example.org",
        pattern=r"^https?://[^/\s]+$",
    )
    mail_url: str = setting(
        "",
        "Where mail goes. Empty keeps it in the outbox, where the browser shows it.",
        right="smtp://name:password@host:587, smtps://name:password@host or anymail+provider://?api_key=...",
        hidden=True,
        pattern=r"^(smtps?|anymail\+[a-z0-9_]+)://",
    )
    mail_from: str = setting(
        "programma@example.org",
        "Sender of all mail.",
        right="a mail address, such as programma@example.org",
        pattern=r"^[^@]*[^@\s<]@[^@\s]+$",
    )
    require_mfa: bool = setting(
        True,
        "Whether team roles need a second factor in production.",
        right="true or false",
    )
    language: str = setting(
        "nl",
        "Language for somebody who did not choose one.",
        right="nl or en",
        pattern="^(nl|en)$",
    )
    page_cache_seconds: int = setting(
        60,
        "How long a finished page for visitors may be kept in memory when nothing on it changes; 0 keeps none, for "
        "example behind a connection pool that cannot LISTEN.",
        right="a whole number from 0 to 3600, such as 60",
        ge=0,
        le=3600,
    )
    kvk_key: SecretStr = setting(
        SecretStr(""),
        "Key for the API of the trade register (KVK). Empty: nobody can look companies up there, the rest works.",
        right="the key that KVK gave you, 8 characters or more",
        hidden=True,
        min_length=8,
    )
    kvk_url: str = setting(
        "https://api.kvk.nl/api",
        "Address of that API; KVK has one for tests too.",
        right="an address without a slash at the end, such as https://api.kvk.nl/test/api",
        pattern=r"^https?://[^\s]+[^/\s]$",
    )
    kvk_version: int = setting(
        2,
        "Version of the search: 2 goes with basic profiles, 3 with organisations.",
        right="2 or 3",
        ge=2,
        le=3,
    )
    kvk_ca_bundle: Path | None = setting(
        None,
        "File with the certificates of the state's private root, which KVK uses. Empty: those of this machine.",
        right="a file with certificates in PEM form, such as /etc/ssl/private-root-g1.pem",
    )
    kvk_daily_budget: int = setting(
        500,
        "How often a day one programme may ask KVK; each profile costs money.",
        right="a whole number from 0 to 100000, such as 500",
        ge=0,
        le=100_000,
    )
    log_level: str = setting(
        "INFO",
        "Least severe log line that is written.",
        right="DEBUG, INFO, WARNING or ERROR",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
    )

    @field_validator("database_url")
    @classmethod
    def _is_postgresql(cls, value: str) -> str:
        parts = urlparse(value)
        if value and parts.scheme not in {"postgres", "postgresql"}:
            raise ValueError("another database")
        _port_is_a_number = parts.port
        return value

    @field_validator("var")
    @classmethod
    def _is_folder(cls, value: Path) -> Path:
        nearest = next(place for place in (value.absolute(), *value.absolute().parents) if place.exists())
        if not nearest.is_dir():
            raise ValueError("a file is in the way")
        return value.absolute()

    @field_validator("kvk_ca_bundle")
    @classmethod
    def _is_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("no file")
        return value


def variable(field: str) -> str:
    """Return the name of the variable behind a field."""
    return Environment.model_fields[field].alias or f"{PREFIX}{field.upper()}"


def variables() -> dict[str, str]:
    """Return every variable and what it is for."""
    return {variable(name): field.description or "" for name, field in Environment.model_fields.items()}


def complaint(error: ErrorDetails) -> str:
    """Return one line about one wrong value; a value that may hold a secret is not shown."""
    name = str(error["loc"][0])
    field = next(key for key in Environment.model_fields if name in {key, Environment.model_fields[key].alias})
    facts: Any = Environment.model_fields[field].json_schema_extra
    value = "has a wrong value (not shown here)" if facts["hidden"] else f"is {error['input']!r}"
    return f"{variable(field)} {value}. It must be {facts['right']}."


def unknown(names: list[str]) -> list[str]:
    """Return one line for each variable with our prefix that no field reads: it is probably misspelt."""
    known = list(variables())
    strange = [name for name in names if name.startswith(PREFIX) and name not in known]
    return [f"{name} is not a setting.{_meant(name, known)}" for name in strange]


def _meant(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""


def settings_module(environment: Environment) -> str:
    """Return the settings module for this environment: the mode that is asked for, or the one that fits."""
    is_configured = bool(environment.database_url or environment.secret_key.get_secret_value())
    return f"veerkracht.config.settings.{environment.mode or ('production' if is_configured else 'demo')}"


def load() -> Environment:
    """Read the environment. Leaves the program with one line per wrong value, and exit code 2."""
    try:
        return Environment()
    except ValidationError as problem:
        for error in problem.errors():
            print(complaint(error), file=sys.stderr)
        print("The settings are explained in docs/operate/settings.md.", file=sys.stderr)
        sys.exit(WRONG_SETTING)


ENV = load()
