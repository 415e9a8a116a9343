"""The command line explains itself, and an error is one clear line."""

import subprocess

import pytest

from tests.processes import ROOT, veerkracht
from veerkracht.config import cli, postgres


def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    process = veerkracht(*words, TEST_DATABASE_URL="postgresql://nobody@/nothing?host=/nowhere", **environment)
    said, _ = process.communicate(timeout=60)
    return subprocess.CompletedProcess(words, process.returncode, said)


@pytest.mark.parametrize("words", [(), ("--help",), ("help",)])
def test_help_is_in_full_sentences(words: tuple[str, ...]) -> None:
    found = run(*words)
    assert found.returncode == 0
    for name, sentence in cli.COMMANDS.items():
        assert f"{name} " in found.stdout
        assert sentence in found.stdout
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_every_command_named_in_help_exists() -> None:
    for name in cli.COMMANDS:
        assert cli._not_a_command(name) == ""


def test_unknown_command_suggests_one() -> None:
    found = run("migrat")
    assert found.returncode == 1
    assert found.stdout.strip() == "There is no command migrat. Did you mean: veerkracht migrate?"


def test_misspelt_setting_is_told() -> None:
    assert "VEERKRACHT_PORTT is not a setting." in run("--help").stdout + run("check", VEERKRACHT_PORTT="1").stdout


def test_unexpected_error_is_one_line() -> None:
    found = run("migrate")
    assert found.returncode == 1
    assert "Traceback" not in found.stdout
    (line,) = found.stdout.strip().splitlines()
    assert line.startswith("Something unexpected went wrong: OperationalError: ")
    assert line.endswith("(more with --verbose)")


def test_verbose_shows_the_traceback() -> None:
    assert "Traceback" in run("migrate", "--verbose").stdout


def test_database_error_says_what_to_do() -> None:
    assert cli.in_one_line(postgres.PostgresError("Do this.")) == "Do this."


def test_foreseen_error_is_told_as_it_is() -> None:
    found = run("dumpdata", "no_such_app")
    assert found.stdout.strip() == "No installed app with label 'no_such_app'."
    assert found.returncode == 1


def test_document_names_every_command() -> None:
    text = (ROOT / "docs" / "operate" / "running.md").read_text()
    for name, sentence in cli.COMMANDS.items():
        assert f"| `veerkracht {name}` | {sentence} |" in text
