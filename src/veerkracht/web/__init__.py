"""The doors: HTTP, forms, tables, templates, URLs. A door knows no other door."""
