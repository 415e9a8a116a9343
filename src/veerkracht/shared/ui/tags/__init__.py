"""The template tags, a module per kind; ``templatetags/ui.py`` gathers them."""
