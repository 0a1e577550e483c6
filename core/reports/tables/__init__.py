"""The tables of the statistical report, one module each."""
