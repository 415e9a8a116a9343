"""The picture of who meets whom."""
