"""Which of the nine books a piece of work enters: one by direction, one by audience."""

from db.models.journals import Audience, Direction, Journal

BY_DIRECTION = {
    Direction.ASSESSMENT: Journal.ASSESSMENT,
    Direction.PREVENTION: Journal.PREVENTION,
    Direction.CORRECTION: Journal.CORRECTION,
    Direction.COUNSELLING: Journal.COUNSELLING,
    Direction.AWARENESS: Journal.AWARENESS,
}


def books(direction: Direction, audience: Audience, *, is_group: bool) -> tuple[Journal, Journal]:
    """The direction book and the audience book of a piece of work."""
    if audience is not Audience.STUDENT:
        return BY_DIRECTION[direction], Journal.ADULTS
    return BY_DIRECTION[direction], Journal.GROUPS if is_group else Journal.INDIVIDUAL
