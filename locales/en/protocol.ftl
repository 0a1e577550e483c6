# While there is danger: who looks, what was done, why it was marked, whether the alert was right.
protocol-title = Protocol
protocol-open = Protocol: { $done }/{ $needed }
protocol-needed = needed
protocol-hint = One tap for what you did: the time and your name are written by themselves.
protocol-done = { $name }, { $moment }
protocol-own = ticks itself
protocol-undo = Take the tick away: { $step }
protocol-undo-ask = Take the tick away? That is recorded too.
protocol-finished = Everything needed was done.
protocol-look = I am looking
protocol-called = { $name }, { $time } ({ $kind ->
        [unreached] not reached
       *[paged] { $way ->
            [telegram] Telegram
            [whatsapp] WhatsApp
           *[panel] panel
        }
    })
protocol-called-head = Called:
protocol-next = Next call: { $name }, { $time }
protocol-next-everybody = Next call: everybody again, { $time }
protocol-seen = Looking: { $name } ({ $moment })
protocol-colleague = a colleague
protocol-raised = Raised: { $moment }
protocol-watched = Under watch until: { $moment }. A new sign makes the letter urgent again.
protocol-mark-watched = Under watch
protocol-mark-unscreened = Not screened
protocol-unscreened = This message was not screened: read it and judge for yourself whether there is danger.
protocol-end = No danger
protocol-end-title = No danger?
protocol-end-ask = Are you sure that the child is safe now? The decision is recorded under your name.
protocol-end-how = How was it?
protocol-end-confirmed = There was danger; it is over
protocol-end-too-high = There was a cause, but the level was too high
protocol-end-false = A false alarm: there was no danger
protocol-end-why = Why did you decide so?
protocol-end-why-hint = Kept as a note; the child does not see it.
protocol-end-why-free = The protocol is finished, so a confirmed danger needs no written reason.
protocol-end-watch = For a day the letter stays under watch: a new sign makes it urgent again.
protocol-end-send = Record the decision
protocol-done-seen = Recorded that you are looking. Nobody else is called.
protocol-done-tick = Written into the protocol.
protocol-done-untick = The tick was taken away.
protocol-done-ended = Your decision is recorded. The letter stays under watch for a day.
protocol-refused-outcome = Choose first how it was.
protocol-refused-reason = Write the reason: a danger is not ended in silence or with an unfinished protocol.
protocol-refused-rest = There is neither danger nor a watch in this letter now; the protocol rests.
protocol-refused-step = The protocol has no such line now. Open the page again.

## Why it was marked

protocol-why = Why it was marked
protocol-why-more = More
protocol-why-none = The messages before it, or an earlier version of the words, raised this.
protocol-why-eased = What eased it
protocol-why-reading = In other letters
protocol-why-telling = The words that weigh most
protocol-why-likeness = Likeness to messages of danger
protocol-why-likeness-low = low
protocol-why-likeness-middle = middle
protocol-why-likeness-high = high
protocol-evidence-start = marked:
protocol-evidence-end = (end of mark)

## Judging the alert

verdict-ask = Was the alert right?
verdict-right = Right
verdict-too-high = Too high
verdict-false = False
verdict-missed = Should have been an alert
verdict-missed-back = Take “should have been an alert” back
verdict-missed-title = Should this message have raised an alert?
verdict-missed-ask = Is the child in danger now?
verdict-missed-hint = Your verdict helps to mend the words. What the child wrote never leaves the school.
verdict-missed-danger = Yes, danger now: make the letter urgent
verdict-missed-only = No, only mark it
verdict-done = Your verdict is kept.
verdict-refused = This message cannot be judged so.
