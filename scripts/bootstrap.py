"""Makes .venv with what the product (base) or also its tests (dev) need, and does nothing when it is all there.

Runs on a bare Python: standard library only. uv is used when it is installed; else it comes from PyPI, inside .venv.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OWN_UV = VENV / "uv"
OLDEST = (3, 11)


def main() -> None:
    """Install the kind that is asked for, unless what is there was made from the same files."""
    kind = sys.argv[1]
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"Veerkracht needs Python 3.11 or newer; this is {found}. Choose another: make demo PYTHON=python3.12")
    with (ROOT / "Makefile").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_complete(kind):
            install(kind)


def is_complete(kind: str) -> bool:
    """Tell whether .venv has this kind, or one that holds it, made from the files as they are now."""
    kinds = {"base": ("base", "dev"), "dev": ("dev",)}[kind]
    return is_wanted_python() and any(
        stamp(each).exists() and stamp(each).read_text() == fingerprint(each) for each in kinds
    )


def is_wanted_python() -> bool:
    """Tell whether .venv works, was made at this place, and has the Python that was asked for when one was."""
    if not VENV_PYTHON.exists() or str(VENV) not in (VENV / "bin" / "activate").read_text():
        return False
    wanted = ".".join(map(str, sys.version_info[:2])) if os.environ.get("PYTHON_CHOSEN") else ""
    facts = (VENV / "pyvenv.cfg").read_text().splitlines()
    return any(line.startswith("version") and f" {wanted}" in line for line in facts)


def stamp(kind: str) -> Path:
    """Return the file that says from what this kind was made."""
    return VENV / f".made-{kind}"


def fingerprint(kind: str) -> str:
    """Return a hash of the files that decide what is installed."""
    files = (ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml", Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files) + bytes(ROOT)).hexdigest()


def install(kind: str) -> None:
    """Make .venv and put everything in it; hashes are checked."""
    began = time.monotonic()
    print(f"Installing what {'the tests need' if kind == 'dev' else 'Veerkracht needs'} in .venv ...", flush=True)
    if not is_wanted_python():
        make_venv()
    for old in VENV.glob(".made-*"):
        old.unlink()
    uv = find_uv()
    python = ["--python", str(VENV_PYTHON)]
    requirements = str(ROOT / "requirements" / f"{kind}.txt")
    run([uv, "pip", "sync", "--quiet", *python, "--require-hashes", "--compile-bytecode", requirements])
    run([uv, "pip", "install", "--quiet", *python, "--no-deps", "--editable", str(ROOT)])
    run([str(VENV_PYTHON), "-m", "compileall", "-q", "-j0", str(ROOT / "src")])
    stamp(kind).write_text(fingerprint(kind))
    print(f"Installed in {time.monotonic() - began:.0f} s.", flush=True)


def make_venv() -> None:
    """Make an empty .venv with this Python."""
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    except subprocess.CalledProcessError:
        sys.exit("This Python cannot make a virtual environment. Choose another: make demo PYTHON=/path/to/python3.12")


def find_uv() -> str:
    """Return uv: the system's, or one from PyPI kept beside the packages, where a sync does not remove it."""
    system = shutil.which("uv")
    if system and subprocess.run([system, "--version"], capture_output=True, check=False).returncode == 0:
        return system
    own = OWN_UV / "bin" / "uv"
    if not own.exists():
        pip = [sys.executable, "-m", "pip"]
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
            pip = pip_of_its_own()
        run(
            [
                *pip,
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--root-user-action=ignore",
                "--target",
                str(OWN_UV),
                "uv",
            ]
        )
    return str(own)


def pip_of_its_own() -> list[str]:
    """Return the command of a pip inside .venv, for a Python that has none."""
    if subprocess.run([str(VENV_PYTHON), "-m", "ensurepip"], capture_output=True, check=False).returncode != 0:
        sys.exit(
            "This Python has no pip and there is no uv. Install one of them (on Debian: python3-venv), "
            "or choose another Python: make demo PYTHON=/path/to/python3.12"
        )
    return [str(VENV_PYTHON), "-m", "pip"]


def run(command: list[str]) -> None:
    """Run a command; a failure ends the set-up with its own message."""
    # Bytecode is made once here, so that no start has to compile a thousand files.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode != 0:
        sys.exit(f"Setting up .venv failed at: {' '.join(command[:4])} ... (exit code {done.returncode})")


if __name__ == "__main__":
    main()
