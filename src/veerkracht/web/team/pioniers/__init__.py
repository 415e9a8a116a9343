"""Pioniers, appointments and cards."""
