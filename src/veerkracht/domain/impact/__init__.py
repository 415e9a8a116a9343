"""The figures: what the province sees. May read every word; nobody reads it.

Counts from the ledger alone. Distinct companies are never added up over fans, pioniers or places.
"""
