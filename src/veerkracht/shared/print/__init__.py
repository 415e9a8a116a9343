"""Documents as accessible PDF (PDF/UA-1), made by Typst; it refuses to make one that a screen reader cannot read."""

from .photos import photo
from .rendering import fingerprint, render_pdf, render_pictures
from .richtext import parts_of_html

__all__ = ["fingerprint", "parts_of_html", "photo", "render_pdf", "render_pictures"]
