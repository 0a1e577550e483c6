"""Typed choices: the number or the title of a quick reply works as well as a tap."""

from collections.abc import Sequence
from dataclasses import replace

from core.contacts import Person
from core.messages import InboundMessage, OutboundMessage


def as_tap(inbound: InboundMessage, person: Person) -> InboundMessage:
    """The tap that typed words stand for, if a list was offered last and no dialog waits for free text."""
    if inbound.text is None or inbound.corrects or inbound.media is not None or person.state is not None:
        return inbound
    typed = inbound.text.strip().casefold()
    for number, (title, payload) in enumerate(person.offered, start=1):
        if typed in (str(number), title.casefold()):
            return replace(inbound, text=None, payload=payload)
    return inbound


def offer(person: Person, replies: Sequence[tuple[OutboundMessage, object]]) -> None:
    """Remember the quick replies that were shown last."""
    if replies:
        last = replies[-1][0]
        person.offered = [[reply.title, reply.payload] for reply in last.quick_replies]
