"""Meetings, and who came. Knows `fans`, `pioniers` and below; facts go to the ledger in `companies`."""
