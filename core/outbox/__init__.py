"""The outbox: enqueue in the deciding transaction, claim, and settle what a channel said."""

from core.outbox.addressing import (
    LINK,
    Destination,
    appointment_address,
    link_address,
    thread_address,
    to_address,
    to_appointment,
    to_link,
    to_thread,
)
from core.outbox.carrying import (
    ATTEMPTS,
    claim,
    mark_failed,
    mark_sent,
    open_message,
    open_parcel,
    requeue_interrupted,
)
from core.outbox.hearing import INVITED_AGAIN, confirm, mark, mark_taken, refuse, settle_silent, taken, tried_at
from core.outbox.holding import drop, give_up_held, held, held_answers, hold, release
from core.outbox.looking import LATE_AFTER, has_due, late_answers, standing
from core.outbox.writing import enqueue, enqueue_envelope, envelope

__all__ = [
    "ATTEMPTS",
    "INVITED_AGAIN",
    "LATE_AFTER",
    "LINK",
    "Destination",
    "appointment_address",
    "claim",
    "confirm",
    "drop",
    "enqueue",
    "enqueue_envelope",
    "envelope",
    "give_up_held",
    "has_due",
    "held",
    "held_answers",
    "hold",
    "late_answers",
    "link_address",
    "mark",
    "mark_failed",
    "mark_sent",
    "mark_taken",
    "open_message",
    "open_parcel",
    "refuse",
    "release",
    "requeue_interrupted",
    "settle_silent",
    "standing",
    "taken",
    "thread_address",
    "to_address",
    "to_appointment",
    "to_link",
    "to_thread",
    "tried_at",
]
