"""Installs the matchers beside which the benchmark of matching measures ours, in .venv-bench; hashes are checked."""

import subprocess
import sys

from bootstrap import ROOT, find_uv, run

FOLDER = ROOT / ".venv-bench"


def main() -> None:
    """Make the folder when it is not there and bring its packages in line with requirements/bench.txt."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(FOLDER)], check=True)
    requirements = str(ROOT / "requirements" / "bench.txt")
    run([find_uv(), "pip", "sync", "--quiet", "--python", str(python), "--require-hashes", requirements])


if __name__ == "__main__":
    main()
