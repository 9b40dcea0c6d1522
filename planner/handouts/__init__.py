"""Draws handouts with ReportLab: it is given finished words and decides nothing."""
