"""The gallery: every component in every variant on one page, which is also the components' test."""
