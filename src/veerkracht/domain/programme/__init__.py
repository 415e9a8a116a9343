"""One edition of a regional programme: region, period, roles, rules with dates, targets.

Knows `accounts`. Everything else belongs to exactly one programme.
"""
