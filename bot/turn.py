"""A turn: one inbound message and what it causes; and the router that carries turns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from sqlalchemy.orm import Session

from core import outbox, traces
from core.contacts import Person
from core.crisis.markers import Finding
from core.help_requests import About, HelpRequest, threads
from core.messages import Attachment, InboundMessage, OutboundMessage, Picture, QuickReply
from core.texts import Texts, texts, tongues
from db.models.outbox import Lane

Screen = Callable[[str, Sequence[str]], Finding]
P = ParamSpec("P")
T = TypeVar("T")


class TurnRouter(Router):
    """An aiogram router with one more observer: ``@router.turn(...)``."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.turn = TelegramEventObserver(router=self, event_name="turn")
        self.observers["turn"] = self.turn


@dataclass(slots=True)
class Turn:
    """What a dialog may use: the person, the words, the rules, and a way to answer.

    ``screen`` weighs words together with those before them; ``danger`` is the talk that makes this a chat in danger.
    """

    session: Session
    inbound: InboundMessage
    person: Person
    finding: Finding
    now: datetime
    screen: Screen
    danger: HelpRequest | None = None
    replies: list[tuple[OutboundMessage, Lane]] = field(default_factory=list)
    is_hushed: bool = False
    is_forgotten: bool = False
    kept_in: str | None = None

    @property
    def clears(self) -> bool:
        """Whether what the channel has shown so far is to be taken away."""
        return any(message.clears for message, _lane in self.replies)

    @property
    def where(self) -> dict[str, str]:
        """Where the person speaks from: what keyed look-ups are made of."""
        return {"channel": self.inbound.channel, "bot": self.inbound.bot, "address": self.inbound.address}

    @property
    def text(self) -> Texts:
        """Texts in the person's language; before a choice, in the language the page was opened in."""
        return texts(self.person.locale or self.inbound.locale)

    def said(self, text_id: str) -> str:
        """A text for somebody who may not have chosen a language yet."""
        return "\n\n".join(texts(tongue)(text_id) for tongue in tongues(self.person.locale or self.inbound.locale))

    async def run(self, rule: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out a rule in this turn's transaction."""
        return rule(self.session, *args, **kwargs)

    def reply(self, text: str, *quick_replies: QuickReply, clears: bool = False) -> None:
        """Answer. The answer is kept with everything else the turn decides, so it cannot be lost."""
        self.send(OutboundMessage(text, quick_replies, clears=clears))

    def show(self, picture: Picture, text: str, *quick_replies: QuickReply) -> None:
        """Answer with a picture of our own above the words; the words alone must say everything."""
        self.send(OutboundMessage(text, quick_replies, picture=picture))

    def hand(self, attachment: Attachment, text: str, *quick_replies: QuickReply) -> None:
        """Answer with a file to keep; the words alone must say everything."""
        self.send(OutboundMessage(text, quick_replies, attachment=attachment))

    def unfold(self, text: str, *quick_replies: QuickReply) -> None:
        """Answer in place of what was tapped, with words that are not for passing on."""
        self.send(OutboundMessage(text, quick_replies, replaces=self.inbound.shown, is_private=True))

    def send(self, message: OutboundMessage, *, lane: Lane = Lane.ANSWER) -> None:
        """Answer with a message made by a rule."""
        self.replies.append((message, lane))

    def send_first(self, message: OutboundMessage) -> None:
        """Answer before everything else that waits to be sent: the crisis card."""
        self.send(message, lane=Lane.CRISIS)

    def button(self, text_id: str, payload: str) -> QuickReply:
        """A quick reply whose title is a text's."""
        return QuickReply(self.text(text_id), payload)

    async def new_thread(self, about: About) -> HelpRequest:
        """A random thread with its own sealed address, remembered as this person's."""
        help_request = await self.run(
            threads.begin,
            school_id=self.person.school_id,
            channel=self.inbound.channel,
            address=self.inbound.address,
            locale=self.text.locale,
            about=about,
            now=self.now,
        )
        self.person.threads.append(threads.claim_of(help_request))
        return help_request

    def flush(self) -> None:
        """Write the replies into the outbox, and mark what is to be taken away; help is shown even to a flood."""
        if self.clears and self.inbound.can_clean:
            traces.clean(self.session, channel=self.inbound.channel, address=self.inbound.address, now=self.now)
        elif self.clears:
            traces.forget(self.session, channel=self.inbound.channel, address=self.inbound.address)
        replies = [(message, lane) for message, lane in self.replies if lane is Lane.CRISIS or not self.is_hushed]
        if not replies:
            return
        to = outbox.to_address(self.session, channel=self.inbound.channel, address=self.inbound.address)
        for message, lane in replies:
            outbox.enqueue(self.session, message, to=to, lane=lane, now=self.now)
