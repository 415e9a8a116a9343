"""Say yes to news, and say no again: with one link, without signing in."""
