"""Background work: the worker, its heartbeat, putting back what a killed worker had in hand, and periodic work.

A task may run more than once when a worker is killed, so a task makes sure that a second run does no harm.
Periodic work is registered with `periodic.every` in an app's ``tasks.py``, which the worker imports at its start.
"""
