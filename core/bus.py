"""The map of the house: which event is written where, inside the publisher's own transaction."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from core import alerts, audit, events, outbox
from core.journals import appointment_needs, entries, needs

SUBSCRIBERS: dict[type[events.Event], tuple[Callable[[Session, Any], None], ...]] = {
    events.HelpRequestOpened: (needs.open_need, alerts.tell_unreadable),
    events.MessageAdded: (),
    events.CrisisRaised: (alerts.page_duty,),
    events.CrisisEnded: (alerts.stand_down, audit.record_event),
    events.HelpRequestAccepted: (needs.number_need, alerts.mark_seen, audit.record_event),
    events.HelpRequestAnswered: (outbox.enqueue_envelope, audit.record_answer),
    events.AnswerOpened: (),
    events.HelpRequestClosed: (entries.draft_entries, needs.refresh, audit.record_event),
    events.HelpRequestDismissed: (needs.refresh, audit.record_event),
    events.HelpRequestReopened: (needs.refresh, audit.record_event),
    events.HelpRequestErased: (needs.refresh,),
    events.HelpRequestHandedOver: (alerts.page_receiver,),
    events.HelpRequestJoined: (needs.refresh, audit.record_event),
    events.HelpRequestSplit: (needs.refresh, audit.record_event),
    events.HelpRequestClosedTogether: (needs.refresh, audit.record_event),
    events.ClosingUndone: (needs.refresh, audit.record_event),
    events.PersonAvoided: (alerts.page_around,),
    events.AppointmentBooked: (appointment_needs.open_need,),
    events.AppointmentConfirmed: (appointment_needs.number_need,),
    events.AppointmentMoved: (appointment_needs.refresh,),
    events.AppointmentCancelled: (appointment_needs.refresh,),
    events.AppointmentMet: (entries.draft_entries, appointment_needs.refresh),
    events.AppointmentMissed: (appointment_needs.refresh,),
    events.AppointmentReopened: (appointment_needs.refresh,),
}


def publish(session: Session, event: events.Event) -> None:
    """Tell every subscriber at once; what one of them raises undoes the whole act."""
    for subscriber in SUBSCRIBERS[type(event)]:
        subscriber(session, event)
