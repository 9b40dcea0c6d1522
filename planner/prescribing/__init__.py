"""Decides what is prescribed: pure Python, standard library only."""
