"""The overview and the rows behind each figure."""
