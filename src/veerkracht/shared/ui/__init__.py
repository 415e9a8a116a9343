"""The look: tokens, strict template tags, lean lists and charts. Knows no programme word.

Everything a page shows is made of the tags in ``tags/``; the gallery at ``/team/ui/`` shows each of them.
"""
