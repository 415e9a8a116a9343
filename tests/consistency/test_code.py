"""Tests about the code itself: what a reviewer would otherwise have to remember."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.utils.functional import Promise

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "veerkracht"


def modules(pattern: str) -> Iterator[Path]:
    """Yield the Python files of domain and shared that match."""
    for part in ("domain", "shared"):
        yield from sorted((SOURCE / part).glob(pattern))


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Yield the public functions at the top of a file."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


ACTION_FILES = [*modules("*/actions.py"), *modules("*/actions/*.py")]


WRITES = {"save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create"}


def writes(function: ast.FunctionDef) -> bool:
    """Tell whether the body calls a method that changes rows."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in WRITES and _on_rows(call) for call in calls)


def _on_rows(call: ast.Attribute) -> bool:
    """Leave out sets and dictionaries, which also have `update`."""
    text = ast.unparse(call.value)
    return call.attr != "update" or "objects" in text or "filter(" in text or "facts" in text


@pytest.mark.parametrize("path", ACTION_FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_change_is_an_action_with_an_audit_line(path: Path) -> None:
    """A public function that writes is decorated, or says that it only works inside an action."""
    for function in public_functions(path):
        decorators = {node.id for node in function.decorator_list if isinstance(node, ast.Name)}
        if "action" in decorators:
            assert not function.args.args, f"{function.name} must take keywords only"
            assert any(arg.arg == "by" for arg in function.args.kwonlyargs), f"{function.name} does not say by whom"
        elif writes(function):
            doc = ast.get_docstring(function) or ""
            assert "nside an action" in doc, f"{path.name}: {function.name} writes without an audit line"


def test_every_choice_has_a_translated_label() -> None:
    for path in modules("*/choices.py"):
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        for _, found in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(found, TextChoices) and found.__module__ == name:
                for member in found:
                    said = f"{found.__name__}.{member.name}"
                    assert member.label, said
                    assert isinstance(member._label_, Promise), said


def test_every_template_is_used() -> None:
    texts = "\n".join(path.read_text() for path in SOURCE.rglob("*") if path.suffix in {".py", ".html", ".txt"})
    by_convention = re.compile(r"^(\d{3}\.html|mail/|account/|allauth/|mfa/|usersessions/|ui/)")
    for path in SOURCE.rglob("templates/**/*"):
        if path.is_file():
            name = str(path).split("/templates/")[-1]
            assert by_convention.match(name) or name in texts, f"nobody uses {name}"


def test_templates_have_no_inline_script_or_style() -> None:
    """The content security policy would refuse them."""
    script = r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/(?:ld\+)?json)"
    inline = re.compile(script + r"|<style|\sstyle=\"|\son[a-z]+=\"", re.I)
    for path in SOURCE.rglob("templates/**/*.html"):
        assert not inline.search(path.read_text()), path


def test_every_model_stands_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    ours = [m for m in apps.get_models() if m.__module__.startswith("veerkracht")]
    ours = [model for model in ours if not model.__name__.endswith("History")]
    assert ours
    for model in ours:
        assert f"| `{model.__name__}` |" in glossary, model._meta.label


def test_the_features_table_names_tests_that_exist() -> None:
    """Each named test is a file, or `file::function`, of this repository."""
    table = (ROOT / "docs" / "features.md").read_text()
    named = re.findall(r"`(tests/[\w/.]+?\.py)(?:::(\w+))?`", table)
    assert named
    for file, function in named:
        text = (ROOT / file).read_text()
        assert not function or f"def {function}(" in text, f"{file}::{function}"


def test_no_place_of_a_machine_and_no_named_region_in_the_domain() -> None:
    for path in (SOURCE / "domain").rglob("*.py"):
        if "migrations" not in path.parts:
            text = path.read_text().lower()
            # A list of all provinces names no region in particular.
            assert "overijssel" not in text or "gelderland" in text, path
