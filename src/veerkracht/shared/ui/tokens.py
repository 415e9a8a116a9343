"""The colours of a programme, read from the same token file that the pages use."""

import re
from functools import lru_cache
from pathlib import Path

TOKEN_FOLDER = Path(__file__).parent / "static/ui/tokens"
TOKEN_FILES = frozenset(path.stem for path in TOKEN_FOLDER.glob("*.css"))
DEFAULT_TOKENS = "veerkracht"
_COLOUR = re.compile(r"--v-([a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\s*;")


def token_name(wanted: str) -> str:
    """Return the programme's own token file when we ship it, else the default one."""
    return wanted if wanted in TOKEN_FILES else DEFAULT_TOKENS


@lru_cache(maxsize=16)
def colours(wanted: str) -> dict[str, str]:
    """Return the colours by token name without its prefix: `primary` gives `#0a5f55`."""
    return dict(_COLOUR.findall((TOKEN_FOLDER / f"{token_name(wanted)}.css").read_text(encoding="utf-8")))
