# The psychologist's queue of letters.
desk-title = Letters
desk-queue = Queue
desk-talk = Talk
desk-context = About this letter
desk-promise = Only the school's psychologist reads these letters. Every opening is noted in “Who did what”.
desk-none-open = Choose a letter from the queue
desk-none-open-hint = Urgent ones come first. J and K open the next and the previous letter.
desk-closed-none = No closed letters yet
desk-back-queue = Back to the queue
desk-back-talk = Back to the talk
desk-to-context = About this letter

## The queue

desk-section-red = Urgent
desk-section-today = Due today
desk-section-other = Others
desk-section-closed = Closed lately
desk-section-none-red = Nothing urgent.
desk-section-none-today = Everything due today is answered.
desk-section-none-other = No other letters.
desk-clock-waits = waiting { $span }
desk-clock-wrote = just wrote
desk-clock-answered = { $span } ago
desk-clock-answered-now = just now
desk-span-now = under a minute
desk-span-minutes = { $minutes } min
desk-span-hours = { $hours } h{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } min
    }
desk-span-days = { $days } { $days ->
        [one] day
       *[other] days
    }{ $hours ->
        [0] {""}
       *[other] {" "}{ $hours } h
    }
desk-due = answer by: { $moment }
desk-late = overdue: { $moment }
desk-due-now = right now
desk-overdue = overdue
desk-new-words = New message
desk-mine = Yours
desk-free = Free
desk-about-self = About self
desk-about-friend = About a friend
desk-state-new = New
desk-state-in-work = In progress
desk-state-waiting = Waiting for the child
desk-state-closed = Closed
desk-alert = Sign of danger: { $code }. Nobody has taken it yet ({ $span })
desk-alert-short = Sign of danger: { $code }
desk-alert-mine = Sign of danger: { $code }. The letter is yours, the child waits for you ({ $span })
desk-alert-colleague = Sign of danger: { $code } ({ $span }). A colleague has the letter: call at once, or take it over.

## Days and times

desk-day-today = today
desk-day-yesterday = yesterday
desk-day-tomorrow = tomorrow
desk-day = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
desk-moment = { $day }, { $time }

## The talk

desk-you = You
desk-note-head = Note: staff only
desk-risk-red = Sign of danger to life
desk-risk-amber = Needs attention
desk-heard = New message from the child
desk-fate-sent = sent, not opened yet
desk-fate-opened = opened by the child: { $moment }
desk-fate-scheduled = leaves: { $moment }
desk-fate-unreachable = could not be delivered
desk-fate-late = not there yet: the messenger does not answer, it will be sent by itself
desk-fate-held = left after the direct line had closed: an invitation comes, and the answer once it is opened
desk-unreachable = The child has blocked this chat or deleted the account. Your answer is kept: the child can read it on coming back.
desk-file-picture-kept = Picture from the child
desk-file-picture-awaited = The child sent a picture. It is on its way and appears here by itself.
desk-file-picture-lost = The child sent a picture, but it could not be fetched. You can ask to send it again.
desk-file-picture-expired = The picture was erased: closed letters keep pictures for { $days } days.
desk-file-voice-kept = Voice message from the child
desk-file-voice-awaited = The child sent a voice message. It is on its way and appears here by itself.
desk-file-voice-lost = The child sent a voice message, but it could not be fetched. You can ask for written words instead.
desk-file-voice-expired = The voice message was erased: closed letters keep it for { $days } days.
desk-file-voice-care = A person can be recognised by the voice. Listen to this message alone and play it to nobody else.
desk-file-open = Open full size (new tab)
desk-withdraw = Take back
desk-mark-crisis-button = The child pressed “I need help right now”
desk-mark-crisis-safe-yes = “Are you safe?” The child answered “Yes”
desk-mark-crisis-safe-no = “Are you safe?” The child answered “No”
desk-mark-crisis-safe-unsure = “Are you safe?” The child answered “I don't know”
desk-mark-crisis-friend-yes = “Is anybody with your friend?” The child answered “Yes”
desk-mark-crisis-friend-no = “Is anybody with your friend?” The child answered “No”
desk-mark-crisis-friend-unsure = “Is anybody with your friend?” The child answered “I don't know”
desk-mark-crisis-ended = The psychologist confirmed that the danger is over
desk-mark-crisis-ended-too-high = The psychologist decided: there was a cause, but the level was too high
desk-mark-crisis-ended-false = The psychologist decided: a false alarm, there was no danger
desk-mark-closed-thanks = Closed: thanks
desk-mark-closed-test = Closed: a test
desk-mark-closed-empty = Closed: nothing in it
desk-mark-message-corrected = The child corrected a message
desk-mark-message-forwarded = The child forwarded a message from another chat; whose it is, is not kept
desk-mark-snoozed = Put off until later
desk-mark-handed-over = Handed over to a colleague
desk-mark-taken-over-away = Taken over by another psychologist: the colleague is away
desk-mark-taken-over-urgent = Taken over by another psychologist: it cannot wait
desk-mark-taken-over-agreed = Taken over by another psychologist: as agreed
desk-mark-joined = Marked as continuing another letter
desk-mark-split = Separated from the joined letters
desk-mark-other = Service mark

## The answer

desk-mode-reply = Reply
desk-mode-note = Note
desk-templates = Templates
desk-templates-title = Ready answers: { $language }
desk-templates-hint = The text goes into the answer box; change it as you like before sending.
desk-reply-label = Answer to the child
desk-reply-placeholder = Write to the child…
desk-reply-takes = Answering makes the letter yours.
desk-preview = The child first sees only “{ $envelope }” and reads your answer on opening it.
desk-window-hours = { $channel }: at least { $hours } h { $minutes } min left to answer directly.
desk-window-minutes = { $channel }: at least { $minutes } min left to answer directly.
desk-window-closed = { $channel }: the child has not written here for 24 hours. A neutral invitation leaves first, and your answer waits until the child presses its button.
desk-window-mark-hours = answer directly: { $hours } h { $minutes } min
desk-window-mark-minutes = answer directly: { $minutes } min
desk-window-mark-closed = an invitation goes first
desk-send = Send to the child
desk-send-later = Schedule
desk-later = Send later
desk-later-label = When to send (school time)
desk-later-off = Send now
desk-brackets = Square brackets are left in the text. Fill them in or take them out.
desk-brackets-anyway = Send with the brackets
desk-note-label = Note
desk-note-placeholder = Write a note to yourself…
desk-note-hint = A note is never sent to the child.
desk-note-save = Save the note

## Acts

desk-take = Take
desk-close = Close
desk-reopen = Reopen
desk-done-reply = The answer is sent.
desk-done-scheduled = The answer is scheduled. You can take it back until it leaves.
desk-done-close = Closed. Two journals got a draft; its number comes when you confirm it.
desk-done-dismiss = Closed without a journal line. You can reopen it.
desk-done-withdraw = The answer is back. Its text is in the answer box.

## Refusals

desk-refused-empty = Write something first: an empty text is not kept.
desk-refused-long = The text is too long. Send it in two parts.
desk-refused-brackets = The template's brackets are not filled in. Nothing was sent yet.
desk-refused-past = That time is over. Choose a later one or send now. Your text is kept.
desk-refused-moment = The time could not be read. Choose day and hour again. Your text is kept.
desk-refused-red = This letter is urgent. First make sure that the child is safe and press “No danger”, then it can be closed.
desk-refused-closed = This letter was closed before. No second journal line was made.
desk-refused-taken = A colleague took this letter a moment ago. The child will not be left without an answer.
desk-refused-gone = This letter no longer opens: the child may have deleted it, or a colleague may have taken it.
desk-refused-left = This answer has already left and cannot be taken back.
desk-refused-form = The form came incomplete. Choose again.
desk-refused-topic = Choose a category or write a topic: a journal line needs one.
desk-refused-class = Write the class as “7А” or leave it empty.
desk-refused-minutes = Give the minutes as a number from 1 to 600.
desk-gone = The letter did not open
desk-gone-typed = What you wrote is not lost:

## Closing

desk-closing-title = Close the letter
desk-closing-direction = Direction of work
desk-closing-format = Form of work
desk-closing-category = Problem category
desk-closing-choose = Choose
desk-closing-topic = Topic (if more exact)
desk-closing-class = Class (if told)
desk-closing-minutes = Minutes spent
desk-closing-result = Outcome
desk-closing-recommendation = Recommendation
desk-closing-next = Next step
desk-closing-books = Two journals get a draft:
desk-closing-books-rest = Neither the child's words nor a name enter them. The number comes when you confirm the line.
desk-closing-send = Close
desk-closing-send-next = Close and open the next
desk-dismiss = Close without a journal
desk-dismiss-hint = No counselling took place: one tap, no journal line.
desk-dismiss-thanks = Thanks
desk-dismiss-test = A test
desk-dismiss-empty = Nothing in it
desk-dismiss-hoax = A hoax
desk-hoax = A hoax
desk-hoax-hint = Nobody is punished. The number stays in the journal; a corrected line was added beside it.
desk-hoax-left = Lines of work on this letter stand in the journals. Look at them and correct them if need be:
desk-hoax-draft = draft

## What is known

desk-crisis = { $level ->
        [emergency] Direct danger to life
       *[high] Sign of danger to life
    }
desk-level-emergency = Direct danger to life
desk-level-high = Sign of danger to life
desk-level-elevated = Needs attention
desk-level-none = No sign of danger
desk-danger-ideation = Words about not wanting to live
desk-danger-plan = Words about a plan of suicide
desk-danger-overdose = Words about pills or poison
desk-danger-selfharm = Words about self-harm
desk-danger-farewell = Words of farewell
desk-danger-violence = Words about violence
desk-danger-sexual = Words about sexual violence
desk-danger-friend = Another child is in danger
desk-danger-bullying = Words about threats and bullying
desk-danger-psychosis = Words about voices or visions
desk-danger-threat = Words about harming others
desk-danger-eating = Words about trouble with eating
desk-danger-addiction = Words about addiction
desk-danger-hopelessness = Words of hopelessness
desk-danger-other = The child needs help right now
desk-danger-raised = Noticed: { $moment }
desk-danger-ended = The danger is over: { $moment }
desk-danger-over = The danger is over
desk-fact-about = About
desk-fact-class = Class
desk-fact-language = Language
desk-fact-channel = Channel
desk-fact-category = Category
desk-fact-opened = Received
desk-fact-due = Answer by
desk-fact-need = Journal of needs
desk-not-told = not told
desk-need-none = numbered when taken
desk-works = Work on this letter
desk-work = { $day }: { $direction }, { $form }{ $minutes ->
        [0] {""}
       *[other] , { $minutes } min
    }
desk-lines = Numbers to give the child

## Keys

desk-key-walk = Next, previous letter
desk-key-reply = Write an answer
desk-key-note = Write a note
desk-key-templates = Ready answers (in an answer: ::)
desk-key-take = Take the letter
desk-key-close = Close the letter
desk-key-close-next = Close and open the next
desk-key-send = Send what is written
desk-key-escape = Close a window, leave a field

## The list

desk-places = Parts of the inbox
desk-team = Colleagues
desk-closed = Closed
desk-next = Next urgent
desk-none-waits = No other letter waits for your answer.
desk-sections = Parts of the queue
desk-tab-red = Urgent
desk-tab-today = Today
desk-tab-other = Others
desk-tab-later = Later
desk-section-later = Put off
desk-filter = Filter
desk-filter-mine = Mine
desk-filter-free = Free
desk-filter-all = Show all
desk-filter-hint = Urgent letters always show; the filter never hides them.
desk-hidden = The filter hides { $count ->
        [one] { $count } letter
       *[other] { $count } letters
    }.
desk-views = Saved filters
desk-view-name = Name of this filter
desk-view-keep = Save
desk-view-forget = Delete the filter “{ $name }”
desk-done-view = The filter is saved.
desk-woken = Back again
desk-wakes = returns: { $moment }
desk-wakes-reply = when the child writes
desk-joined = { $count } letters together

## Colleagues

desk-team-hint = No words of the letters show here. If you take a letter over, the reason is written in the talk and in “Who did what”.
desk-team-wrote = Latest message: { $moment }
desk-team-none = Colleagues have no open letters
desk-team-none-hint = Letters that colleagues have taken stand here. When a colleague is away, you can take a letter over.
desk-take-over-why = Why are you taking it?
desk-take-over-away = My colleague is away
desk-take-over-urgent = It cannot wait
desk-take-over-agreed = We agreed on it
desk-done-take-over = The letter is yours now.
desk-present-reading = { $name } is reading this letter now
desk-present-writing = { $name } is writing an answer to this letter now
desk-more = More
desk-hand-over = Hand over
desk-hand-over-title = Hand the letter over
desk-hand-over-to = To whom?
desk-open-talks = Open letters: { $count }
desk-hand-over-hint = The letter goes to your colleague, who alone can open it then. If there is a sign of danger, the alert is raised again.
desk-hand-over-send = Hand over
desk-hand-over-none = The school has no other psychologist yet. A new one is invited on the page “Staff”.
desk-done-hand-over = The letter was handed over.

## Putting off

desk-snooze = Put off
desk-snooze-title = Put the letter off
desk-snooze-tomorrow = Next working day
desk-snooze-in-three-days = In three days
desk-snooze-next-week = Next week
desk-snooze-reply = Until the child writes
desk-snooze-reply-hint = the letter returns at once when the child writes
desk-snooze-moment = Another day and time (school time)
desk-snooze-send = At this time
desk-snooze-hint = If the child writes, or a sign of danger appears, the letter returns to the queue at once.
desk-why = Why (optional)
desk-why-hint = Kept as a note; the child does not see it.
desk-asleep = Put off, returns: { $moment }
desk-wake = Bring back now
desk-done-snooze = The letter is put off, returns: { $moment }
desk-done-wake = The letter is back in the queue.

## Joining

desk-join = Continues another letter
desk-join-title = Does this letter continue another one?
desk-join-which = Which letter does it continue?
desk-join-hint = You will see the letters together, close them together and write them in the journal once. A child sees only their own letter; the words are never mixed. If it was a mistake, you can split them again.
desk-join-send = Join
desk-join-none = There is nothing to join: take the other letter first.
desk-done-join = The letters are joined.
desk-case = Joined letters
desk-case-hint = Choose above the answer box which letter the answer goes to.
desk-split = Split
desk-split-one = Split the letter: { $code }
desk-done-split = The letter stands alone again.
desk-reply-to = To which letter

## An answer being written

desk-picker = Ready answers
desk-picker-none = No such template. Press Esc and write on.
desk-picker-keys = ↑ ↓ choose · Enter insert · Esc close
desk-draft-kept = Saved: { $time }
desk-draft-unsaved = No connection: the text is in this browser.
desk-fate-leaving = leaves in a few seconds
desk-fate-stuck = not sent yet: the sending service is not running, tell the system administrator
desk-done-leaving = The answer leaves in 10 seconds.
desk-done-undo-close = The closing was undone: the letter is open again, the journal drafts are gone.
desk-resend = Send again
desk-done-resend = The answer is being sent again.
desk-openings = Who opened this letter
desk-opening = { $name }: { $moment }{ $times ->
        [1] {""}
       *[other] , { $times } times
    }
desk-refused-awake = The letter is urgent: a life may be in danger, so it cannot be put off.
desk-refused-join = These letters cannot be joined: one of them is closed.
desk-refused-resend = This answer need not or cannot be sent again: it is on its way, was opened, or the chat is gone.
desk-refused-late = The closing can no longer be undone: 10 minutes have passed or a journal draft was changed. You can open the letter with “Reopen”.
desk-refused-name = Write a name for the filter.
desk-refused-views = There are too many saved filters. Delete one first.
desk-refused-shut = This letter is closed. Open it again first.
desk-refused-colleague = The letter cannot be given to this person. Choose another colleague.
desk-refused-to = Choose again which letter the answer goes to. Your text is kept.
desk-refused-choose = Choose from the list first.
desk-key-next = Open the most urgent letter
desk-key-snooze = Put the letter off
desk-key-undo = Undo the last action
