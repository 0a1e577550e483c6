"""The folder of normative documents: what the service stands on, and when each act was last checked."""
