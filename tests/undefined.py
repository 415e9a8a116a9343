"""What a template of ours gets for a variable that does not exist; free of Django, because settings import it."""

import sys


class UndefinedVariable(str):
    """Stands in for `string_if_invalid`: a template of ours that uses an unknown variable fails."""

    def __contains__(self, key: object) -> bool:
        """Make Django format us with the variable's name."""
        return key == "%s"

    def __mod__(self, name: object) -> str:
        """Raise when the page being rendered is one of ours; templates of libraries are theirs."""
        frame = sys._getframe(1)
        while frame is not None and "context" not in frame.f_locals:
            frame = frame.f_back  # type: ignore[assignment]  # the loop ends at the outermost frame
        template = getattr(frame.f_locals.get("context"), "template", None) if frame is not None else None
        origin = getattr(getattr(template, "origin", None), "name", "")
        if "veerkracht" in origin and "/allauth/" not in origin and "/account/" not in origin and "/mfa/" not in origin:
            raise AssertionError(f"{template.name} uses the undefined variable {name}")
        return ""
