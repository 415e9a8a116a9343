"""Small register files for tests, and what is done with them."""

import io

from veerkracht.domain.companies.actions.register_files import (
    fields_of,
    map_register_columns,
    queue_register_import,
    start_register_import,
)
from veerkracht.domain.companies.actions.register_import import run_register_import
from veerkracht.domain.companies.actions.register_undo import undo_register_import
from veerkracht.domain.companies.choices import RegisterState

HEADER = ("KvK-nummer", "Naam", "Postcode", "Plaats", "Gemeente", "SBI-code", "Werkzame personen", "Telefoon")


def row(kvk="69000101", name="Zwanikken Bouw B.V.", **given):
    """Return a line of a file; the rest is boring."""
    rest = {
        "postcode": "8011AB",
        "place": "Zwolle",
        "gemeente": "Zwolle",
        "sbi": "41201",
        "staff": "12",
        "phone": "0384212345",
    }
    return (kvk, name, *(rest | given).values())


def content(*rows, header=HEADER):
    """Return the file as it is sent: semicolons, as a Dutch spreadsheet saves it."""
    lines = [";".join(f'"{cell}"' if ";" in cell else cell for cell in each) for each in (header, *rows)]
    return io.BytesIO("\r\n".join(lines).encode())


def start(programme, *rows, header=HEADER, name="register.csv", by=None):
    """Put a file in that is not read yet."""
    return start_register_import(
        programme=programme, file_name=name, content=content(*rows, header=header), on=programme.today(), by=by
    )


def put_in(programme, *rows, header=HEADER, whole=True, by=None):
    """Put a file in and read it."""
    batch = start(programme, *rows, header=header, by=by)
    map_register_columns(
        batch=batch,
        fields=fields_of(batch),
        sbi_version=batch.sbi_version,
        is_whole=whole,
        source="Handelsregister",
        by=by,
    )
    queue_register_import(batch=batch, by=by)
    done = run_register_import(batch=batch, by=by)
    assert done.state == RegisterState.DONE, done.failure
    return done


def undo(batch):
    """Take it back."""
    return undo_register_import(batch=batch, at=batch.programme.now(), by=None)
