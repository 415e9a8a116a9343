"""Finding things with the visitor's own words; knows no programme word.

The database is the truth. Every node keeps a tantivy index on disk that may be thrown away: it is brought up to date
from a change table (`changes.py`), rebuilt into a new folder and swapped (`store.py`), and asked through `finding.py`.
"""
