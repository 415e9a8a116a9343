"""The demo's settings on a database of the benchmarks' own, with the floor beside the product's addresses."""

import os

os.environ.setdefault("VEERKRACHT_LOG_LEVEL", "ERROR")

from veerkracht.config import postgres
from veerkracht.config.settings.demo import *  # noqa: F403 settings modules extend each other this way
from veerkracht.config.settings.demo import VAR, database_from_url

SECRET_KEY = "benchmarks"
ROOT_URLCONF = "benchmarks._urls"
DATABASES = {"default": database_from_url(postgres.dsn(VAR / "postgres-bench"))}
DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", "bench")
