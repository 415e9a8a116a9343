"""Existing networks that offer a stage to pioniers; knows `companies` and below."""
