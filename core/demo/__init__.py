"""The demo school: an invented school of its own, made by the real rules, to look around in and to throw away."""
