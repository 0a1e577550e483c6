"""Exports: what can be taken out, in which form, now or as a job."""
