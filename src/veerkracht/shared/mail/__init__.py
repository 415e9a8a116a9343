"""The outbox: every mail is a row, written in the transaction that causes it, sent by the worker."""
