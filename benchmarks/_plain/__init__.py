"""A plain Wagtail site of 2,000 pages, as its own tutorial makes one: what our pages are measured beside."""
