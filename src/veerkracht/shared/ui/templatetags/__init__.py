"""The tag library ``ui``; it is a builtin, so templates need no ``load``."""
