"""Why the service does not start."""


class StartRefused(Exception):
    """The service does not start; the message is one line that says why."""


class SettingsInvalid(StartRefused):
    """A setting is wrong or missing; the message names it."""
