"""From a template and plain data to a PDF."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst


def render_pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a Typst template; `data` (what JSON can hold) is read there as `data.<name>`.

    The template begins with ``#let data = json(bytes(sys.inputs.data))`` and sets a title and a language, without which
    no accessible document can be made. Texts are data, never code. Raises TypstError for a broken template.
    """
    return typst.compile(
        template.read_bytes(),
        None,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
    )
