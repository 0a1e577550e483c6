"""Documents: a paper free of any format, and the writers that turn it into DOCX, XLSX, PDF and CSV."""
