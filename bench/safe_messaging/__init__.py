"""The likeness of the linter: labelled sentences of several hands, its training, and what it reaches."""
