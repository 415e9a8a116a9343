"""Pure counting: in which cells a subject counts, forecast, suppression of small groups."""
