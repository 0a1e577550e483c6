"""The bench: every performance figure beside its peer, measured in one run on one machine."""
