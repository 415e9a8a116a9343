"""The command ``veerkracht``: Django's management commands, with the database started when it is needed.

An error is one clear line and exit code 1; a wrong setting is exit code 2. ``--verbose`` shows the whole traceback.
"""

import gc
import os
import sys
from difflib import get_close_matches

COMMANDS = {
    "demo": "Start everything on this machine with the demo programme in it, and print how to sign in.",
    "serve": "Start the web server; with --all also the database, the worker and whatever else it needs.",
    "worker": "Do the work that waits in the queue, send mail, and do what has to be done every so often.",
    "migrate": "Bring the tables of the database up to date with this version of the program.",
    "import": "Read a file: the attendance list of an event, a file of the trade register, or a table of postcodes.",
    "match": "Find the companies of a list in a register, both as files, without web or database.",
    "createsuperuser": "Make a person who may do everything, to begin a new installation with.",
    "search": "Search what the site searches; --rebuild makes the index of this machine anew.",
    "scans": "Publish the definition of a scan from a YAML or JSON file, or print one that is published.",
    "role": "Give somebody a role in a programme by mail address, so that this person can sign in; or end it.",
    "fresh": "Write down the tables as the migrations make them, so that a new database is there in a second.",
    "check": "Look for mistakes in the settings and the code.",
    "shell": "Open a Python prompt with the program loaded.",
}
WITHOUT_DATABASE = {"check", "collectstatic", "compilemessages", "makemessages", "help", "version"}
PLAIN = {"help", "version"}
HELP = {"-h", "--help", "help"}
VERBOSE = "--verbose"
STOPPED = 130


def main() -> None:
    """Run the command on the command line and leave with its exit code."""
    words = [word for word in sys.argv[1:] if word != VERBOSE]
    try:
        sys.exit(_run(words))
    except KeyboardInterrupt:
        _tell("Stopped.")
        sys.exit(STOPPED)
    except Exception as error:
        if VERBOSE in sys.argv:
            raise
        _tell(in_one_line(error))
        sys.exit(getattr(error, "returncode", 1))


def _run(words: list[str]) -> int:
    if not words or words[0] in HELP:
        print(help_text())
        return 0
    name, *rest = words
    if name == "match":
        return _match(rest)
    from .settings.environment import unknown  # noqa: PLC0415 matching two files needs no settings

    for line in unknown(list(os.environ)):
        _tell(line)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _settings_for(name))
    return _run_django(name, rest)


def _match(rest: list[str]) -> int:
    from .matching.command import main as match  # noqa: PLC0415 other commands do without it

    # Millions of small objects and no circles among them: looking for circles would take a quarter of the time.
    gc.disable()
    return match(rest)


def _settings_for(name: str) -> str:
    from .settings.environment import ENV, settings_module  # noqa: PLC0415 matching two files needs no settings

    return "veerkracht.config.settings.demo" if name == "demo" else settings_module(ENV)


def _run_django(name: str, rest: list[str]) -> int:
    from django.core.management import ManagementUtility  # noqa: PLC0415 after the settings are chosen

    from . import database  # noqa: PLC0415 matching two files needs none

    if name not in COMMANDS and (complaint := _not_a_command(name)):
        _tell(complaint)
        return 1
    # With this option Django leaves the errors of a command to us.
    utility = ManagementUtility(["veerkracht", name, *rest, *([] if name in PLAIN else ["--traceback"])])
    if name in WITHOUT_DATABASE or HELP & set(rest):
        utility.execute()
        return 0
    with database.available():
        utility.execute()
    return 0


def _not_a_command(name: str) -> str:
    """Return what to say about a word that is no command, or nothing when it is one of Django's or an app's."""
    import django  # noqa: PLC0415 after the settings are chosen
    from django.core.management import get_commands  # noqa: PLC0415 after the settings are chosen

    django.setup()
    known = sorted({*COMMANDS, *get_commands()})
    if name in known:
        return ""
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean: veerkracht {near[0]}?" if near else "Type: veerkracht --help"
    return f"There is no command {name}. {hint}"


def help_text() -> str:
    """Return what each command does, in full sentences."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {sentence}" for name, sentence in COMMANDS.items()]
    return "\n".join(
        [
            "Veerkracht runs a regional programme in which entrepreneurs inspire entrepreneurs.",
            "",
            "Usage: veerkracht COMMAND [options]",
            "",
            *lines,
            "",
            "Every command explains itself: veerkracht COMMAND --help.",
            "Django's own commands work as well. With --verbose an error shows its whole traceback.",
            "The settings come from the environment; docs/operate/settings.md lists them.",
        ]
    )


def in_one_line(error: Exception) -> str:
    """Return one line that says what went wrong; an error that was foreseen says it itself."""
    from django.core.management.base import CommandError  # noqa: PLC0415 the help is shown without loading Django

    from . import postgres  # noqa: PLC0415 matching two files needs none

    if isinstance(error, postgres.PostgresError | CommandError):
        return str(error)
    first_line = next(iter(str(error).splitlines()), "").strip()
    return f"Something unexpected went wrong: {type(error).__name__}: {first_line} (more with {VERBOSE})"


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
