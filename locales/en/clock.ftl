### The clock of the system: what it does by itself, and when it did that last.

clock-menu = Clock of the system
clock-lead = What the system does by itself: when it did that last, and when it will again.
clock-ticks = The clock is running.
clock-silent = The clock has stopped. Last sign of it: { $moment }.
clock-never = The clock has never been started.
clock-silent-words = Answers, alerts and broadcasts do not leave on time. Tell whoever looks after the system at once.
clock-schedules = Broadcasts to come
clock-schedules-none = No broadcast is scheduled.
clock-jobs = What the system does
clock-ticked = Last time
clock-next = Next time
clock-next-soon = within a minute
clock-did = done: { $count } ({ $moment })
clock-every-seconds = every { $count } seconds
clock-every-minutes = { $count ->
        [one] every minute
       *[other] every { $count } minutes
    }
clock-every-hours = { $count ->
        [one] every hour
       *[other] every { $count } hours
    }
clock-state-fails = Does not work
clock-state-late = Is late
clock-state-new = Has not begun yet
clock-problem = Last fault: { $moment }, { $kind ->
        [OperationalError] the database did not answer in time.
        [OSError] the files could not be reached.
       *[other] an error of the program.
    } More in the log of the system.

## Jobs

clock-job-make-exports = Prepares the documents that were asked for
clock-job-expand-broadcasts = Lays a broadcast out by its recipients
clock-job-run-broadcasts = Starts a broadcast, holds it in quiet hours and ends it
clock-job-make-broadcasts-due = Watches whether the time of a broadcast has come
clock-job-send-silent-drafts = Hands the psychologist what a child wrote, after two minutes of silence
clock-job-send-due-answers = Sends answers at the time that was set
clock-job-climb-alerts = Calls the next person when nobody has answered an alert
clock-job-check-in = Asks a child in danger again how they are
clock-job-remind-of-appointments = Reminds of meetings
clock-job-offer-earlier-times = Offers a time that came free to who waits for one
clock-job-ask-missed = Asks kindly after who did not come to a meeting
clock-job-tidy-appointments = Gives back times nobody has confirmed
clock-job-tidy-chats = Takes old messages away from the chats of who wants that
clock-job-keep-heads = Keeps a proof each day that what was signed is unchanged
clock-job-hold-drills = Starts the monthly drill
clock-job-draw-samples = Draws messages for the random check
clock-job-draft-tip-weeks = Drafts the week's readings of tips into the journal
clock-job-purge = Erases what has been kept for long enough
