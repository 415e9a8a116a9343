"""The firm, its people, and the one ledger of facts from which every stage and figure is computed.

Knows `programme` and `accounts`. Activities write facts here through `actions.record_touchpoint`.
"""
