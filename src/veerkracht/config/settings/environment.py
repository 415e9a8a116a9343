"""The settings that come from the environment, typed and checked at start.

Each field is one variable with the prefix ``VEERKRACHT_`` unless an alias says otherwise.
"""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[4]


class Environment(BaseSettings):
    """What an operator may set; a wrong value stops the start with one clear line."""

    model_config = SettingsConfigDict(env_prefix="VEERKRACHT_", extra="ignore")

    database_url: str = Field(
        "", alias="DATABASE_URL", description="Any PostgreSQL 15+; empty starts the embedded one."
    )
    port: int = Field(8000, alias="PORT", ge=1, le=65535, description="Port of the web server.")
    var: Path = Field(PROJECT_ROOT / "var", description="Folder for the embedded database, uploads and run files.")
    secret_key: SecretStr = Field(SecretStr(""), description="Signs sessions and links; required in production.")
    allowed_hosts: str = Field("", description="Host names of the site, separated by commas; required in production.")
    base_url: str = Field("", description="Address of the site, used in mails; empty means http://localhost:PORT.")
    mail_url: str = Field("", description="Where mail goes: smtp://user:password@host:587 or an anymail backend name.")
    mail_from: str = Field("programma@example.org", description="Sender of all mail.")
    require_mfa: bool = Field(True, description="Team roles need a second factor (production).")
    language: str = Field("nl", pattern="^(nl|en)$", description="Default language.")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Least severe log line shown.")


ENV = Environment()
