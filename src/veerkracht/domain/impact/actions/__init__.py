"""Bring the stored figures up to date."""

from .refreshing import refresh_figures

__all__ = ["refresh_figures"]
