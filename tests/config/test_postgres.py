"""The embedded PostgreSQL survives whatever a kill leaves behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from veerkracht.config import postgres
from veerkracht.config.postgres.address import LONGEST_FOLDER, socket_dir
from veerkracht.config.postgres.processes import PidFile, leftovers

pytestmark = pytest.mark.processes

SOURCE = str(Path(postgres.__file__).parents[3])


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Return a data folder that does not exist yet; stop its server afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="vk-"))
    yield folder / "postgres"
    postgres.stop(folder / "postgres")
    shutil.rmtree(folder)


def start(data_dir: Path) -> str:
    return postgres.ensure_running(data_dir, durable=False)


def pid_of(data_dir: Path) -> int:
    found = PidFile.read(data_dir)
    assert found is not None
    return found.pid


def ask(dsn: str, question: str) -> object:
    with psycopg.connect(dsn) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def write(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('bewaard')")


def python(code: str, *words: str) -> subprocess.Popen[str]:
    """Start another Python with our code; it says a line when it is ready and leaves when its input closes."""
    command = [sys.executable, "-c", code, *words]
    environment = os.environ | {"PYTHONPATH": SOURCE}
    return subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_start_gives_a_private_database(data_dir: Path) -> None:
    dsn = postgres.ensure_running(data_dir)
    assert postgres.is_running(data_dir)
    assert dsn == postgres.dsn(data_dir)
    assert ask(dsn, "SELECT current_database()") == "veerkracht"
    assert ask(dsn, "SELECT lower('ÉÏ')") == "éï"
    assert ask(dsn, "SHOW fsync") == "on"
    assert ask(dsn, "SHOW listen_addresses") == ""
    assert ask(dsn, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert data_dir.stat().st_mode & 0o077 == 0


def test_second_start_finds_the_same_server(data_dir: Path) -> None:
    start(data_dir)
    first = pid_of(data_dir)
    start(data_dir)
    assert pid_of(data_dir) == first


def test_stop_keeps_the_data(data_dir: Path) -> None:
    write(start(data_dir))
    postgres.stop(data_dir)
    assert not postgres.is_running(data_dir)
    assert not leftovers(data_dir)
    assert ask(start(data_dir), "SELECT word FROM kept") == "bewaard"


def test_start_recovers_after_all_was_killed(data_dir: Path) -> None:
    write(start(data_dir))
    for process in leftovers(data_dir):
        process.kill()
    assert ask(start(data_dir), "SELECT word FROM kept") == "bewaard"


def test_control_without_synchronous_commit_a_kill_loses_data(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    careless = {"fsync": "off", "synchronous_commit": "off", "wal_writer_delay": "10s"}
    monkeypatch.setattr("veerkracht.config.postgres.server.FLEETING", careless)
    write(start(data_dir))
    for process in leftovers(data_dir):
        process.kill()
    with pytest.raises(psycopg.errors.UndefinedTable):
        ask(start(data_dir), "SELECT word FROM kept")


def test_start_ends_children_that_outlive_their_postmaster(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veerkracht.config.postgres.server.ORPHAN_PATIENCE", 0.3)
    write(start(data_dir))
    postmaster = psutil.Process(pid_of(data_dir))
    orphan = postmaster.children()[0]
    orphan.suspend()
    postmaster.kill()
    postmaster.wait(5)
    assert ask(start(data_dir), "SELECT word FROM kept") == "bewaard"
    assert orphan not in leftovers(data_dir)


def test_start_believes_no_number_alone(data_dir: Path) -> None:
    write(start(data_dir))
    old = (data_dir / "postmaster.pid").read_text()
    postgres.stop(data_dir)
    with python("import sys; print('ready', flush=True); sys.stdin.read()") as bystander:
        (data_dir / "postmaster.pid").write_text(old.replace(old.splitlines()[0], str(bystander.pid), 1))
        (data_dir / ".s.PGSQL.5432.lock").write_text(f"{bystander.pid}\n")
        assert not postgres.is_running(data_dir)
        assert ask(start(data_dir), "SELECT word FROM kept") == "bewaard"
        assert bystander.poll() is None
        bystander.communicate("")


def test_empty_pid_file_does_not_block_a_start(data_dir: Path) -> None:
    start(data_dir)
    postgres.stop(data_dir)
    (data_dir / "postmaster.pid").write_text("")
    start(data_dir)
    assert postgres.is_running(data_dir)


def test_two_starts_at_once_make_one_server(data_dir: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from veerkracht.config import postgres\n"
        "print(postgres.ensure_running(Path(sys.argv[1]), durable=False))"
    )
    starts = [python(code, str(data_dir)) for _ in range(3)]
    answers = {process.communicate(timeout=60)[0].strip() for process in starts}
    assert answers == {postgres.dsn(data_dir)}
    assert len([process for process in leftovers(data_dir) if str(data_dir) in process.cmdline()]) == 1


HOLD = (
    "import sys; from pathlib import Path; from veerkracht.config import postgres\n"
    "with postgres.running(Path(sys.argv[1]), durable=False):\n"
    "    print('ready', flush=True); sys.stdin.read()"
)


def test_last_user_stops_the_server(data_dir: Path) -> None:
    users = [python(HOLD, str(data_dir)) for _ in range(2)]
    for user in users:
        assert user.stdout is not None
        assert user.stdout.readline() == "ready\n"
    users[0].communicate("")
    assert postgres.is_running(data_dir)
    users[1].communicate("")
    assert not postgres.is_running(data_dir)


def test_killed_user_does_not_keep_the_server_up(data_dir: Path) -> None:
    with python(HOLD, str(data_dir)) as killed:
        assert killed.stdout is not None
        killed.stdout.readline()
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert postgres.is_running(data_dir)
    with postgres.running(data_dir, durable=False):
        pass
    assert not postgres.is_running(data_dir)


def test_half_made_data_folder_is_swept_away(data_dir: Path) -> None:
    half_made = data_dir.with_name("postgres.new-abc")
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18")
    start(data_dir)
    assert not half_made.exists()


def test_long_path_gets_a_short_socket() -> None:
    deep = Path(tempfile.mkdtemp(prefix="vk-"))
    data_dir = deep / ("x" * LONGEST_FOLDER) / "postgres"
    try:
        assert ask(start(data_dir), "SELECT 1") == 1
        assert socket_dir(data_dir) != data_dir
    finally:
        postgres.stop(data_dir)
        shutil.rmtree(socket_dir(data_dir))
        shutil.rmtree(deep)


def test_folder_with_other_files_is_refused(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "brief.txt").write_text("van iemand anders")
    with pytest.raises(postgres.PostgresError, match="holds no PostgreSQL data"):
        start(data_dir)


def test_data_of_another_version_is_refused(data_dir: Path) -> None:
    start(data_dir)
    postgres.stop(data_dir)
    (data_dir / "PG_VERSION").write_text("15\n")
    with pytest.raises(postgres.PostgresError, match="is of PostgreSQL 15"):
        start(data_dir)


def test_server_that_cannot_start_says_why(data_dir: Path) -> None:
    start(data_dir)
    postgres.stop(data_dir)
    (data_dir / "global" / "pg_control").unlink()
    with pytest.raises(postgres.PostgresError, match=r"did not start: .*pg_control"):
        start(data_dir)
