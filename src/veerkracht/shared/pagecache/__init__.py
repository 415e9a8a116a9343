"""Finished pages for visitors, kept in memory until PostgreSQL says that something they show has changed.

A page notes by itself which tables it read; a trigger on each of these tables tells every process at once when a
transaction changed it. So no code can forget to throw a page away, and a page that read anything else is not kept.
"""
