"""What a channel could not do, in words that no messenger owns."""


class FileGone(Exception):
    """The channel has no such file any more, or may not hand it over."""


class SendError(Exception):
    """A channel could not send; ``is_retryable`` says whether to try again."""

    is_retryable = True


class ContactUnreachable(SendError):
    """The person has blocked the service or is gone."""

    is_retryable = False


class MessageRefused(SendError):
    """The messenger will never take this message."""

    is_retryable = False


class WindowClosed(SendError):
    """The messenger lets us write only with an approved template now.

    ``is_said``: it says so itself, and nobody here had counted. ``invitation``: what the messenger calls the one that
    the person was just sent; a plain one says that something waits, whatever it is. Where none could be sent, it is
    tried again after ``rests`` seconds.
    """

    is_retryable = False

    def __init__(
        self, *, is_said: bool = True, invitation: str | None = None, is_plain: bool = True, rests: float = 0.0
    ) -> None:
        super().__init__("the window is closed")
        self.is_said = is_said
        self.invitation = invitation
        self.is_plain = is_plain
        self.rests = rests


class Uncertain(SendError):
    """No answer came: the person may have the message, or not."""


class ChannelAway(SendError):
    """The messenger itself cannot be reached; nothing was sent."""


class Throttled(SendError):
    """The messenger asks to wait ``retry_after`` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"retry after {retry_after}s")
        self.retry_after = retry_after
