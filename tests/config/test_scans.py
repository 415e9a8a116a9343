"""`veerkracht scans`: definitions as files."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories.scans import published
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.models import ScanDefinition


def test_what_is_exported_comes_in_again_as_the_next_version(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(programme)
    call_command("scans", "export", "wendbaar-werken", "--number", "1")
    text = capsys.readouterr().out
    file = tmp_path / "next.yaml"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("scans", "import", str(file))
    file.write_text(text.replace("version: 1", "version: 2"))
    call_command("scans", "import", str(file))
    assert ScanDefinition.objects.of(programme).filter(code="wendbaar-werken", version=2).exists()


def test_what_is_wrong_is_said(programme: Programme, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("code: x\n")
    for words in (["import", str(file)], ["import", str(tmp_path / "none.yaml")], ["export", "none"]):
        with pytest.raises(CommandError):
            call_command("scans", *words)
