"""Keeps locale/*/LC_MESSAGES/django.{po,mo} true to the texts in the code; needs no gettext on the machine.

    python scripts/messages.py            read all texts, add new ones, drop unused ones, compile
    python scripts/messages.py --check    fail when a text is missing, unused, untranslated, fuzzy or not compiled

English is the language of the code: its catalogue repeats each text. Dutch is written by people.
"""

import datetime as dt
import io
import os
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import django
from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "veerkracht"
LANGUAGES = ("nl", "en")
LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CONSTANT = re.compile(r"""_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")
Message = tuple[str | None, str | tuple[str, str]]


def main() -> int:
    """Update or check the catalogues."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.config.settings.test")
    django.setup()
    wanted = collect()
    if "--check" in sys.argv:
        problems = [problem for language in LANGUAGES for problem in check(language, wanted)]
        print("\n".join(problems) or f"{len(wanted)} texts, complete in {', '.join(LANGUAGES)}")
        return int(bool(problems))
    for language in LANGUAGES:
        update(language, wanted)
    return 0


def collect() -> Catalog:
    """Return every text of the code with the files it stands in."""
    catalog = Catalog(project="Veerkracht", charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        place = str(path.relative_to(ROOT))
        if path.suffix == ".py" and "migrations" not in path.parts:
            for _line, name, message, _comments in extract_python(path.open("rb"), KEYWORDS, [], {}):
                context, text = split(name, message)
                if text:
                    catalog.add(text, locations=[(place, 0)], context=context)
        elif path.suffix in {".html", ".txt", ".xml", ".svg"} and "templates" in path.parts:
            for context, text in in_template(path.read_text()):
                catalog.add(text, locations=[(place, 0)], context=context)
    return catalog


def split(name: str, message: object) -> Message:
    """Return context and text of a call found in Python."""
    parts = [part for part in (message if isinstance(message, tuple) else (message,)) if isinstance(part, str)]
    if not parts or not parts[-1]:
        return None, ""
    context = parts.pop(0) if name.startswith(("pgettext", "npgettext")) else None
    return context, (parts[0], parts[1]) if name.startswith(("ngettext", "npgettext")) else parts[0]


def in_template(source: str) -> Iterator[Message]:
    """Yield the texts of a template: translate tags, blocktranslate blocks, and _("constants") in any tag."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type is TokenType.TEXT or token.token_type is TokenType.COMMENT:
            continue
        yield from ((None, unquote(text)) for text in CONSTANT.findall(token.contents))
        bits = list(smart_split(token.contents))
        if bits and bits[0] in {"translate", "trans"} and bits[1][0] in "\"'":
            yield context_of(bits), unquote(bits[1])
        elif bits and bits[0] in {"blocktranslate", "blocktrans"}:
            yield block(bits, tokens)


def block(bits: list[str], tokens: Iterator[Token]) -> Message:
    """Return the text of a blocktranslate block, with its plural when there is one."""
    texts: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type is TokenType.BLOCK and token.contents.startswith("endblocktrans"):
            break
        if token.token_type is TokenType.BLOCK:
            texts.append([])
        elif token.token_type is TokenType.VAR:
            texts[-1].append(f"%({token.contents.strip()})s")
        else:
            texts[-1].append(token.contents.replace("%", "%%"))
    found = ["".join(text) for text in texts]
    if "trimmed" in bits:
        found = [" ".join(line.strip() for line in text.splitlines()).strip() for text in found]
    return context_of(bits), (found[0], found[1]) if len(found) > 1 else found[0]


def context_of(bits: list[str]) -> str | None:
    """Return the constant after the word context, which may also be the name of a variable."""
    pairs = pairwise(bits)
    return next((unquote(text) for word, text in pairs if word == "context" and text[0] in "\"'"), None)


def unquote(text: str) -> str:
    """Return a quoted constant without its quotes."""
    return text[1:-1].replace('\\"', '"').replace("\\'", "'")


def path_of(language: str, kind: str = "po") -> Path:
    """Return the catalogue of a language."""
    return ROOT / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


def stored(language: str) -> Catalog:
    """Return the catalogue on disk, or an empty one."""
    path = path_of(language)
    return read_po(path.open("rb"), locale=language) if path.exists() else Catalog(locale=language)


def update(language: str, wanted: Catalog) -> None:
    """Add new texts, drop unused ones, write and compile; English repeats the text."""
    old = stored(language)
    catalog = Catalog(locale=language, project="Veerkracht", charset="utf-8", fuzzy=False)
    for message in wanted:
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            text = message.id if language == "en" else in_forms(message.id, known.string if known else "")
            catalog.add(message.id, text, locations=message.locations, context=message.context)
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_bytes(po(catalog))
    path_of(language, "mo").write_bytes(mo(catalog))
    missing = sum(1 for message in catalog if message.id and not is_translated(message.string))
    print(f"{language}: {len(catalog)} texts, {missing} to translate")


def in_forms(text: object, translated: object) -> object:
    """Return a translation in as many forms as the text has now; a text may have got or lost its plural."""
    if isinstance(text, tuple | list):
        return translated if isinstance(translated, tuple | list) else ("", "")
    return key(translated)


def po(catalog: Catalog) -> bytes:
    """Return the catalogue as text without line numbers and dates, so that differences stay small."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, omit_header=False, include_lineno=False, sort_by_file=True)
    passing = rb'"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By)[^\n]*\n'
    return re.sub(passing, b"", buffer.getvalue())


def mo(catalog: Catalog) -> bytes:
    """Return the compiled catalogue, the same bytes for the same texts."""
    catalog.creation_date = catalog.revision_date = LONG_AGO
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def check(language: str, wanted: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue."""
    have = stored(language)
    ids = {(message.context, key(message.id)) for message in wanted if message.id}
    known = {(message.context, key(message.id)): message for message in have if message.id}
    for context, text in sorted(ids - set(known), key=str):
        yield f"{language}: missing: {text!r} {context or ''}"
    for context, text in sorted(set(known) - ids, key=str):
        yield f"{language}: unused: {text!r} {context or ''}"
    for (_context, text), message in known.items():
        if message.fuzzy or not is_translated(message.string):
            yield f"{language}: not translated: {text!r}"
        elif placeholders(text) != placeholders(key(message.string)) and not isinstance(message.id, tuple):
            yield f"{language}: other placeholders: {text!r}"
    compiled = path_of(language, "mo")
    if not compiled.exists() or compiled.read_bytes() != mo(have):
        yield f"{language}: not compiled; run make messages"


def key(text: object) -> str:
    """Return the text, or the singular of a text with plural."""
    return str(text[0] if isinstance(text, tuple | list) else text)


def is_translated(text: object) -> bool:
    """Tell whether all forms are there."""
    return all(text) if isinstance(text, tuple | list) else bool(text)


def placeholders(text: str) -> set[str]:
    """Return the named values in a text."""
    return set(re.findall(r"%\(\w+\)[sd]", text))


if __name__ == "__main__":
    sys.exit(main())
