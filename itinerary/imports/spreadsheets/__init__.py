"""Spreadsheets read into rows and columns, within a budget."""
