"""Cards and questions: how an entrepreneur gets help after a talk. Knows `pioniers` and below, not `events`."""
