"""Layouts: each sets the same sheet on pages in its own way."""
