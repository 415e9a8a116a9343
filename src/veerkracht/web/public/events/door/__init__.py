"""The page at the door: works for whoever has its link, also without a network; and coming in by oneself."""
