"""Stories and tools, kept in the CMS; knows `companies` and below, and Wagtail."""
