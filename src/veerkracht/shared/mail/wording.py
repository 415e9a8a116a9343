"""The words of a kind of mail: those of the product in a file, or the team's own with merge fields.

A field is one of the values that the file itself uses, so a new kind of mail can be worded anew without more code.
In the team's words a field stands as ``{name}``, or ``{name|somebody}`` with what to say when it is empty.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.template import Context, Template
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, TokenType, VariableNode
from django.template.defaulttags import ForNode, IfNode
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import gettext, override, trim_whitespace
from django.utils.translation import gettext as _

FIELD = re.compile(r"\{([^{}|]*)(?:\|([^{}]*))?\}")
BUTTON = re.compile(r"\]\s*\{\{\s*([\w.]+)\s*\}\}")
OWN_BUTTON = re.compile(r"^\[[^\]\n]+\] \{(\w+)\}$", re.MULTILINE)
_PARSER = Parser([])


class Words(NamedTuple):
    """Subject and text of a mail."""

    subject: str
    text: str


class Fields(NamedTuple):
    """What a kind of mail can say: the values by name, and the names of its links, which may not be left out."""

    values: Mapping[str, FilterExpression]
    links: frozenset[str]


@lru_cache(maxsize=1)
def kinds() -> tuple[str, ...]:
    """Return every kind of mail whose file can be worded anew: one with a list in it cannot."""
    folders = [Path(folder) / "mail" for folder in get_app_template_dirs("templates")]
    found = sorted({path.stem for folder in folders for path in folder.glob("*.txt")})
    return tuple(kind for kind in found if not _template(kind).nodelist.get_nodes_by_type(ForNode))


@lru_cache(maxsize=200)
def fields_of(kind: str) -> Fields:
    """Return the merge fields of a kind: what its file uses outside loops. Raises TemplateDoesNotExist."""
    template = _template(kind)
    in_loops = {node for loop in template.nodelist.get_nodes_by_type(ForNode) for node in _inside(loop)}
    values: dict[str, FilterExpression] = {}
    for name, expression in _expressions(template.nodelist, in_loops):
        values.setdefault(name, expression)
    links = {_name(path) for path in BUTTON.findall(template.source)}
    return Fields(values, frozenset(links & values.keys()))


def _template(kind: str) -> Template:
    found: Any = get_template(f"mail/{kind}.txt")
    template: Template = found.template
    return template


def _inside(loop: Node) -> Iterator[object]:
    for kind in (VariableNode, BlockTranslateNode):
        yield from loop.get_nodes_by_type(kind)


def _expressions(nodes: NodeList, but: set[object]) -> Iterator[tuple[str, FilterExpression]]:
    node: Any
    for node in nodes.get_nodes_by_type(VariableNode):
        if node not in but:
            yield _name(str(node.filter_expression.var)), node.filter_expression
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        if node in but:
            continue
        yield from node.extra_context.items()
        for token in (*node.singular, *(node.plural or ())):
            if token.token_type == TokenType.VAR and token.contents not in node.extra_context:
                yield _name(token.contents), _PARSER.compile_filter(token.contents)


def _name(path: str) -> str:
    """Return the name of a value: the last part says enough, as in `question.answer`."""
    return path.rpartition(".")[2]


def values_for(kind: str, context: Mapping[str, object]) -> dict[str, str]:
    """Return every merge field of a mail, in the language of the moment."""
    plain = Context(dict(context), autoescape=False)
    found = {}
    for name, expression in fields_of(kind).values.items():
        value = expression.resolve(plain, ignore_failures=True)
        found[name] = "" if value is None else str(value)
    return found


def original_words(kind: str, language: str) -> Words:
    """Return the words of the product with merge fields in the place of values; of a choice, the first."""
    with override(language):
        whole = "".join(_flat(_template(kind).nodelist)).strip()
    subject, _newline, text = whole.partition("\n")
    return Words(subject.strip(), text.strip() + "\n")


def _flat(nodes: NodeList) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, TextNode):
            yield node.s
        elif isinstance(node, VariableNode):
            yield f"{{{_name(str(node.filter_expression.var))}}}"
        elif isinstance(node, TranslateNode):
            yield node.render(Context(autoescape=False))
        elif isinstance(node, BlockTranslateNode):
            said, names = node.render_token_list(node.singular)
            said = trim_whitespace(said) if node.trimmed else said
            yield gettext(said) % {name: f"{{{_name(name)}}}" for name in names}
        elif isinstance(node, IfNode):
            yield from _flat(node.conditions_nodelists[0][1])
        elif hasattr(node, "nodelist"):
            yield from _flat(node.nodelist)


def merged(words: Words, values: Mapping[str, str]) -> Words:
    """Return the words with the values in them; a value is never read as a field."""
    subject, text = (FIELD.sub(lambda found: _value(found, values), part) for part in words)
    return Words(" ".join(subject.split()), text.strip() + "\n")


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    return values.get(found[1].strip(), "").strip() or (found[2] or "")


def problems(kind: str, words: Words) -> list[str]:
    """Return what is wrong with the team's words: fields that are not there, a link that is missing, loose braces."""
    known = fields_of(kind)
    used = {found[1].strip() for part in words for found in FIELD.finditer(part)}
    found = [
        _("There is no field {%(name)s} in this mail. Choose one from the list.") % {"name": name}
        for name in sorted(used - known.values.keys())
    ]
    missing = known.links - set(OWN_BUTTON.findall(words.text.replace("\r\n", "\n")))
    found += [
        _("The link {%(name)s} is missing. Put it on a line of its own, like this: [Look and answer] {%(name)s}")
        % {"name": name}
        for name in sorted(missing)
    ]
    if any(brace in FIELD.sub("", part) for part in words for brace in "{}"):
        found.append(_("There is a loose { or }. A field stands between both: {name}."))
    return found
