"""Matching lists to the register, with the truth known: ours beside others, on three kinds of noise.

Run: python -m benchmarks.matching [--companies 12750] [--rows 2000] [--settings normal,hard,other] [--peers all]
[--seed 1] [--keep FOLDER]. Without --peers only the quick ones; `make bench-peers` installs the packages of the others.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks._matching import files
from benchmarks._matching.peers import NOT_INSTALLED
from benchmarks._matching.scoring import Answer, score

ROOT = Path(__file__).resolve().parent.parent
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
QUICK = ("exact", "fuzzy")
ALL = ("exact", "fuzzy", "boosting", "splink")
COMMAND = Path(sys.executable).with_name("veerkracht")


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process took; memory is that of its largest part."""

    wall_s: float
    cpu_s: float
    peak_mb: int
    exit_code: int
    printed: str


def main() -> None:
    """Make the files of each setting, let every engine answer, print a line for each."""
    wanted = arguments()
    peers = ALL if wanted.peers == "all" else tuple(filter(None, wanted.peers.split(",")))
    with tempfile.TemporaryDirectory() as temporary:
        for setting in wanted.settings.split(","):
            folder = Path(wanted.keep or temporary, setting)
            task = files.make(folder, setting=setting, companies=wanted.companies, count=wanted.rows, seed=wanted.seed)
            compare(task, setting, peers)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--companies", type=int, default=12_750)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--settings", default=",".join(files.SETTINGS))
    parser.add_argument("--peers", default=",".join(QUICK), help="names with commas, or: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder in which the files stay")
    return parser.parse_args()


def compare(task: files.Task, setting: str, peers: tuple[str, ...]) -> None:
    """Print ours and each peer; the ratio is our F1 with review over the best F1 of the peers."""
    ours = {**run_ours(task), **blocking(task)}
    others = {name: found for name in peers if (found := run_peer(task, name))}
    for name, found in others.items():
        print(json.dumps({"name": f"matching.{setting}.{name}", **found}), flush=True)
    best = max((float(found["certain_f1"]) for found in others.values()), default=0.0)
    line = {
        "name": f"matching.{setting}",
        "ours": ours["review_f1"],
        "baseline": best,
        "ratio": round(float(ours["review_f1"]) / best, 3) if best else None,
        "unit": f"F1 on {len(task.truth())} rows",
    }
    print(json.dumps({**line, **ours}), flush=True)


def run_ours(task: files.Task) -> dict[str, object]:
    """The command as a data steward runs it."""
    out = str(task.result("ours"))
    usage = run([str(COMMAND), "match", str(task.rows), "--register", str(task.register), "--out", out, "--quiet"])
    return judged(task, "ours", usage)


def blocking(task: files.Task) -> dict[str, object]:
    """What the keys bring up."""
    found = run([sys.executable, "-m", "benchmarks._matching.rules", str(task.folder)])
    return dict(json.loads(found.printed))


def run_peer(task: files.Task, name: str) -> dict[str, object] | None:
    """One of the others, in its own Python when that was made; None when its package is not there."""
    python = str(PEER_PYTHON) if PEER_PYTHON.exists() else sys.executable
    usage = run([python, "-m", "benchmarks._matching.peers", name, str(task.folder)])
    if usage.exit_code == NOT_INSTALLED:
        print(json.dumps({"name": f"matching.{name}", "skipped": "not installed; run: make bench-peers"}), flush=True)
        return None
    return judged(task, name, usage)


def judged(task: files.Task, engine: str, usage: Usage) -> dict[str, object]:
    """The score of the answers, with what they cost."""
    if usage.exit_code:
        raise SystemExit(f"{engine} ended with exit code {usage.exit_code}")
    lines = files.read(task.result(engine))
    answers = [Answer(line["outcome"], line["matched_kvk_number"]) for line in lines]
    costs = {"wall_s": round(usage.wall_s, 2), "cpu_s": round(usage.cpu_s, 2), "peak_mb": usage.peak_mb}
    return {**score(answers, task.truth()), **costs}


def run(command: list[str]) -> Usage:
    """Run a command to its end and ask the system what it took."""
    start = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    printed = process.stdout.read() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, process.returncode, printed)


if __name__ == "__main__":
    main()
