"""Size classes by employees, as Statistics Netherlands counts firms (employees, both ends included)."""

SIZE_CLASSES: dict[str, tuple[int, int | None]] = {
    "1": (0, 1),
    "2-9": (2, 9),
    "10-49": (10, 49),
    "50-249": (50, 249),
    "250+": (250, None),
}
SIZE_UNKNOWN = "unknown"


def size_class(employees: int | None) -> str:
    """Return the class of a number of employees."""
    if employees is None:
        return SIZE_UNKNOWN
    return next(code for code, (_low, high) in SIZE_CLASSES.items() if high is None or employees <= high)
