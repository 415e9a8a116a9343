"""Installs pretix apart from the project, in .venv-pretix, beside which `python -m benchmarks.seats` measures ours."""

import subprocess
import sys

from bootstrap import ROOT, find_uv, run

FOLDER = ROOT / ".venv-pretix"
PACKAGES = ("pretix==2026.8.0", "gunicorn", "psycopg[binary]")


def main() -> None:
    """Make the folder when it is not there and install the packages."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(FOLDER)], check=True)
    run([find_uv(), "pip", "install", "--quiet", "--python", str(python), *PACKAGES])


if __name__ == "__main__":
    main()
