"""The school's classes: which there are, how large each is, and whether a name that was typed is one of them."""
