"""Runs every check that needs no test: two at a time, all of them even when one fails, failures at the end."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "types": ["mypy"],
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "templates": ["djlint", "src", "--lint", "--quiet"],
    "import contracts": ["lint-imports", "--no-cache"],
    "migrations": ["veerkracht", "makemigrations", "--check", "--dry-run", "--skip-checks"],
    "fresh database": ["veerkracht", "fresh", "--check"],
    "system checks": ["veerkracht", "check", "--fail-level", "WARNING"],
    "translations": ["python", "scripts/messages.py", "--check"],
}


def run(name: str) -> tuple[str, int, str, float]:
    """Run one check and return its name, exit code, what it said and how long it took."""
    began = time.monotonic()
    program, *rest = CHECKS[name]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "veerkracht.config.settings.test"}
    done = subprocess.run(
        [str(BIN / program), *rest], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return name, done.returncode, done.stdout + done.stderr, time.monotonic() - began


def main() -> int:
    """Run all checks and return 1 when one failed."""
    failed = False
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, code, said, seconds in pool.map(run, CHECKS):
            print(f"{'ok  ' if code == 0 else 'FAIL'} {name} ({seconds:.0f} s)", flush=True)
            if code:
                failed = True
                print(said, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
