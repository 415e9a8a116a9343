"""A program of its own: load the example into the database named on the command line and print what is in it."""

import json
import sys
import tempfile
from pathlib import Path

import django


def main(database: str) -> None:
    """Load and print the hashes of the contents."""
    django.setup()

    from django.conf import settings
    from django.db import connection

    from tests.config.demo.contents import content_hashes
    from veerkracht.config.demo.load import load_demo

    connection.settings_dict["NAME"] = database
    with tempfile.TemporaryDirectory() as var:
        settings.VAR = Path(var)
        load_demo(progress=lambda _label, _done, _total: None)
    sys.stdout.write(json.dumps(content_hashes()))


if __name__ == "__main__":
    main(sys.argv[1])
