"""Tests of what knows no programme word."""
