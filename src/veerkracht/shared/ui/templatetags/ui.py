"""Every tag and filter of the look. A misspelt attribute or an unknown tone fails loudly.

The tags live in ``veerkracht.shared.ui.tags``, a module per kind: actions, structure, forms, figures, lists, shell.
"""

from veerkracht.shared.ui.tags import actions, drawings, figures, forms, lists, machines, shell, structure
from veerkracht.shared.ui.tags.library import register

__all__ = ["actions", "drawings", "figures", "forms", "lists", "machines", "register", "shell", "structure"]
