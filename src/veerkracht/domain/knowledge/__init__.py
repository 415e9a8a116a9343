"""Stories and tools, kept in the CMS; each programme has its own root page.

Knows `companies` and below, and Wagtail. It does not know `pioniers`: a story is told by a person.
"""
