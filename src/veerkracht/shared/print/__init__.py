"""Documents as accessible PDF (PDF/UA-1), made by Typst; it refuses to make one that a screen reader cannot read."""

from .rendering import render_pdf

__all__ = ["render_pdf"]
