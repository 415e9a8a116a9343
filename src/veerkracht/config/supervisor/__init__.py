"""Runs the whole product on one machine: database, web server and worker, kept alive until told to stop.

Everything is loaded once here; the web server and the worker are forks of this process, so a killed one is back within
a moment. `run` is the way in. A run that is killed itself leaves notes in ``var/run`` for the next one.
"""

from .running import Chore, Plan, run, settings_address

__all__ = ["Chore", "Plan", "run", "settings_address"]
