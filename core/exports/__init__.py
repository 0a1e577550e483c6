"""Exports: any paper of the service as a file, at once or as a job made aside, and all papers of a time in one ZIP."""
