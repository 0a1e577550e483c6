"""Importing: a journal kept until now in a spreadsheet becomes drafts of a book, whole or not at all."""
