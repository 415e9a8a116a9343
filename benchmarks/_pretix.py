"""The same rush in pretix, the widest used open ticket shop: `make bench-pretix` installs it apart from the project.

On the same PostgreSQL, with as many workers and threads. A visitor puts a seat into the cart, and whoever got one
orders it; whoever came too late reads that it is gone. Without Redis pretix works within the request, as we do.
"""

import os
import subprocess
from collections import Counter
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from benchmarks import _rush, _serving

HOME = Path(__file__).parents[1] / ".venv-pretix"
PYTHON = HOME / "bin" / "python"
DATABASE = "pretix"
SETTINGS = """[pretix]
instance_name=bench
url=http://localhost:{port}
currency=EUR
datadir={data}
[database]
backend=postgresql
name={database}
host={host}
user={user}
[django]
secret=bench
"""


def rush(dsn: str, *, clients: int, seats: int) -> tuple[float, Counter[str]]:
    """Let everybody go for the last seats of a pretix shop; return the seconds and how many were told what."""
    port = _serving.free_port()
    environment = _settings(dsn, port)
    shop, item = _made(dsn, environment, seats)
    running = _serving.running("pretix.wsgi", environment=environment, port=port, ready=shop, python=PYTHON)
    with running:
        visitors = [_rush.Visitor(port, number) for number in range(clients)]
        for each in visitors:
            each.get(shop)
        seconds, told = _rush.at_once(visitors, lambda visitor: _order(visitor, shop, item))
    return seconds, Counter(told)


def _order(visitor: _rush.Visitor, shop: str, item: str) -> str:
    visitor.post(f"{shop}cart/add?next={shop}&next_error={shop}", {item: "1"})
    if "no longer available" in visitor.page:
        return "full"
    visitor.get(f"{shop}checkout/start")
    visitor.post(visitor.path, {"email": f"visitor{visitor.number}@bench.example.org"})
    visitor.post(visitor.path, {})
    return "seat" if "/order/" in visitor.path and visitor.status == 200 else f"other {visitor.status}"


def _settings(dsn: str, port: int) -> dict[str, str]:
    """Write down where pretix finds its database; return the environment for its processes."""
    server = conninfo_to_dict(dsn)
    data = HOME / "data"
    data.mkdir(exist_ok=True)
    file = HOME / "pretix.cfg"
    file.write_text(
        SETTINGS.format(port=port, data=data, database=DATABASE, host=server["host"], user=server["user"]),
        encoding="utf-8",
    )
    modules = {"DJANGO_SETTINGS_MODULE": "benchmarks._pretix_settings", "PYTHONPATH": str(HOME.parent)}
    return os.environ | modules | {"PRETIX_CONFIG_FILE": str(file)}


def _made(dsn: str, environment: dict[str, str], seats: int) -> list[str]:
    """Make its database when it is not there (about a minute) and one meeting; return address and product."""
    with psycopg.connect(dsn, autocommit=True) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            server.execute(f'CREATE DATABASE "{DATABASE}"')
    subprocess.run([PYTHON, "-m", "pretix", "migrate"], env=environment, check=True, capture_output=True)
    shop = Path(__file__).parent / "_pretix_shop.py"
    made = subprocess.run([PYTHON, shop, str(seats)], env=environment, check=True, capture_output=True, text=True)
    return made.stdout.splitlines()[-1].split()
