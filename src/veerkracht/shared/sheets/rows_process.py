"""Read one workbook or parquet file in a process of its own, and write its rows as lines of JSON.

Both kinds can ask for far more memory than they have bytes; with bounds of its own such a file only ends this process.
pyarrow is imported here and nowhere else: it would make a worker 55 MB larger.
"""

import datetime as dt
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import python_calamine as calamine

from veerkracht.shared.sheets import workbook_process

AT_ONCE = 500
MOST_MERGED = 5_000


def main() -> None:
    """Read the file that the first argument names, within the limits that it gives."""
    asked = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"]))
    try:
        if asked["parquet"]:
            _read_parquet(asked)
        else:
            resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
            _read_workbook(asked)
    except calamine.PasswordError:
        _say({"error": "password"})
    except MemoryError:
        _say({"error": "too_big"})
    except (calamine.CalamineError, OSError, ValueError):
        _say({"error": "damaged"})


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _pass_on(rows: Iterable[list[str]], at_most: int | None) -> None:
    wanted = islice(rows, at_most)
    while piece := list(islice(wanted, AT_ONCE)):
        _say({"rows": piece})
    _say({"end": True})


def _read_workbook(asked: dict[str, Any]) -> None:
    with calamine.CalamineWorkbook.from_path(asked["path"]) as book:
        names = workbook_process.listed(book)
        chosen = max(map(book.get_sheet_by_name, names), key=workbook_process.size, default=None)
        if chosen is None or chosen.start is None:
            _say({"error": "empty"})
            return
        merged = list(chosen.merged_cell_ranges or [])[:MOST_MERGED]
        down = [area for area in merged if area[1][0] > area[0][0]]
        others = len(names) > 1
        _say({"total": chosen.height, "sheet": chosen.name, "others": others, "merged": bool(down)})
        _pass_on(_filled_down(_sheet_rows(chosen, asked["gap"]), down), asked["at_most"])


def _sheet_rows(sheet: calamine.CalamineSheet, most_empty: int) -> Iterator[list[str]]:
    left = sheet.start[1] if sheet.start else 0
    empty = 0
    for source in sheet.iter_rows():
        row = workbook_process.trimmed([""] * left + [workbook_process.text_of(cell) for cell in source])
        empty = 0 if row else empty + 1
        if empty > most_empty:
            return
        yield row


def _filled_down(rows: Iterable[list[str]], areas: list[workbook_process.Area]) -> Iterator[list[str]]:
    """Repeat the value of cells merged downwards in each of their rows."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _right) in areas:
        starts.setdefault(top, []).append((left, bottom))
    running: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(rows):
        running = {left: (bottom, value) for left, (bottom, value) in running.items() if bottom >= number}
        for left, (_bottom, value) in running.items():
            row.extend([""] * (left + 1 - len(row)))
            row[left] = row[left] or value
        for left, bottom in starts.get(number, ()):
            if left < len(row) and row[left]:
                running[left] = (bottom, row[left])
        yield row


def _read_parquet(asked: dict[str, Any]) -> None:
    import pyarrow as pa  # noqa: PLC0415 large: only where a parquet file is read
    import pyarrow.parquet as pq  # noqa: PLC0415 large: only where a parquet file is read

    pa.set_memory_pool(pa.system_memory_pool())
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    with pq.ParquetFile(asked["path"]) as file:
        schema = file.schema_arrow
        if len(schema.names) > asked["columns"]:
            _say({"error": "too_many_columns", "count": len(schema.names)})
            return
        nested = [field.name for field in schema if pa.types.is_nested(field.type) and not _is_plain_list(pa, field)]
        names = [name for name in schema.names if name not in nested]
        _say({"total": file.metadata.num_rows, "nested": nested})
        _pass_on(_parquet_rows(file, names), asked["at_most"])


def _is_plain_list(pa: Any, field: Any) -> bool:
    is_list = pa.types.is_list(field.type) or pa.types.is_large_list(field.type)
    return bool(is_list and not pa.types.is_nested(field.type.value_type))


def _parquet_rows(file: Any, names: list[str]) -> Iterator[list[str]]:
    yield list(names)
    for batch in file.iter_batches(batch_size=AT_ONCE, columns=names):
        yield from (list(map(_text, row)) for row in zip(*(column.to_pylist() for column in batch), strict=True))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value if part is not None)
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, dt.datetime):
        return workbook_process.text_of(value.replace(tzinfo=None))
    return workbook_process.text_of(value)


if __name__ == "__main__":
    main()
