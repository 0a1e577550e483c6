# The psychologist's queue of letters.
desk-title = Letters
desk-queue = Queue
desk-talk = Talk
desk-context = About this letter
desk-promise = Only the school's psychologist reads these letters. Every opening is written into the audit log.
desk-none-open = Choose a letter from the queue
desk-none-open-hint = Urgent ones come first. J and K open the next and the previous letter.
desk-to-closed = Closed
desk-to-open = Back to the queue
desk-closed-title = Closed letters
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
desk-alert = Sign of danger: { $code }. Nobody has taken it yet ({ $span }). Open
desk-alert-mine = Sign of danger: { $code }. The letter is yours, the child waits for you ({ $span }). Open
desk-alert-colleague = Sign of danger: { $code } ({ $span }). A colleague has this letter: reach them now.

## Days and times

desk-day-today = Today
desk-day-yesterday = Yesterday
desk-day-tomorrow = Tomorrow
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
desk-mark-crisis-ended = The psychologist confirmed that the danger is over
desk-mark-closed-thanks = Closed: thanks
desk-mark-closed-test = Closed: a test
desk-mark-closed-empty = Closed: nothing in it
desk-mark-message-corrected = The child corrected a message
desk-mark-message-forwarded = The child forwarded a message from another chat; whose it is, is not kept
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
desk-send = Send to the child
desk-send-later = Schedule
desk-later = Later
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
desk-done-calm = The end of the danger is recorded.
desk-done-withdraw = The answer is back. Its text is in the answer box.

## Refusals

desk-refused-empty = Write something first: an empty text is not kept.
desk-refused-long = The text is too long. Send it in two parts.
desk-refused-brackets = The template's brackets are not filled in. Nothing was sent yet.
desk-refused-past = That time is over. Choose a later one or send now. Your text is kept.
desk-refused-moment = The time could not be read. Choose day and hour again. Your text is kept.
desk-refused-red = This letter is urgent. First make sure that the child is safe and mark “The danger is over”, then it can be closed.
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
desk-danger-other = The child needs help right now
desk-danger-raised = Noticed: { $moment }
desk-danger-ended = The danger is over: { $moment }
desk-danger-over = The danger is over
desk-end-crisis = The danger is over
desk-end-crisis-ask = Are you sure that the child is safe now? The letter will leave the urgent part, and this is recorded under your name.
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
desk-key-templates = Ready answers
desk-key-take = Take the letter
desk-key-close = Close the letter
desk-key-close-next = Close and open the next
desk-key-send = Send what is written
desk-key-escape = Close a window, leave a field
