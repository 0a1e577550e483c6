### The editor of tips: the list, the words in three languages, versions, a second person's consent, paper.

tips-desk-menu = Tips
tips-desk-lead = The tips that children, parents and teachers read in the bot. Each can be reworded for your school: the original stays, and you can always go back to it.
tips-desk-new = New tip
tips-desk-search = Search by words
tips-desk-find = Show
tips-desk-area = Topic
tips-desk-readers = For whom
tips-desk-state = State
tips-desk-all-areas = All topics
tips-desk-all-readers = All readers
tips-desk-all-states = All states
tips-desk-count = Tips: { $count }, not checked yet: { $unread }.
tips-desk-clear = Show all
tips-desk-print-area = Print the topic
tips-desk-none = There is no such tip
tips-desk-none-words = Try another word or another topic.
tips-desk-counts-few = In 30 days: fewer than 5
tips-desk-counts = In 30 days opened: { $opened }, “it helped”: { $helped }, “not for me”: { $other }
tips-desk-language-missing = { $language } is missing
tips-desk-state-shipped = Original text
tips-desk-state-changed = Changed by the school
tips-desk-state-own = The school's own
tips-desk-state-waiting = Waits for consent
tips-desk-state-hidden = Hidden
tips-desk-state-unread = Not checked
tips-desk-language-kk = Kazakh
tips-desk-language-ru = Russian
tips-desk-language-en = English
tips-desk-languages = Languages

## One tip

tips-desk-history = Versions
tips-desk-print = Print
tips-desk-copy = Make a copy
tips-desk-show = Show again
tips-desk-hide = Hide
tips-desk-hide-ask = Hide the tip? Readers will not see it, its words are kept.
tips-desk-delete = Delete
tips-desk-delete-ask = Delete this tip of the school? Readers will not find it any more.
tips-desk-exercise = exercise: { $name }
tips-desk-readings = Who has checked it
tips-desk-readings-words = Both a psychologist and a fluent speaker of the language should read the text. One person may do both.
tips-desk-read-psychologist = I have read it as a psychologist
tips-desk-read-native = I have checked the language
tips-desk-read-as-psychologist = psychologist
tips-desk-read-as-native = language checked
tips-desk-author = Author
tips-desk-agreed = Agreed to depart from a rule: { $name }.

## The words

tips-desk-words = Words
tips-desk-words-hint = Speak to a child as a friend, to an adult with respect. At most 60 words in one message. *Asterisks* make a word bold, _underscores_ italic.
tips-desk-title = Title
tips-desk-short = Name on the button
tips-desk-bubble = Message { $number }
tips-desk-bubble-add = Add a message
tips-desk-bubble-up = Move up: message { $number }
tips-desk-bubble-down = Move down: message { $number }
tips-desk-bubble-remove = Remove: message { $number }
tips-desk-choose = Choose
tips-desk-remarks =
    { $count ->
        [0] No remarks
       *[other] Remarks: { $count }
    }
tips-desk-remark-blocks = You may depart from this rule only if two people agree.
tips-desk-origin = Where it comes from
tips-desk-basis = Based on
tips-desk-basis-hint = Where the idea is from: a book, an order, a method.
tips-desk-source = Source of the words
tips-desk-source-hint = If the words are somebody else's, write whose and from where.
tips-desk-license = Whose words
tips-desk-license-own = Our own
tips-desk-license-public-domain = Public domain
tips-desk-license-cc-by = CC BY licence
tips-desk-license-permission = With the author's permission
tips-desk-save = Save
tips-desk-save-over = Save mine
tips-desk-kept = Words that were not saved are still in this window. Bring them back?
tips-desk-kept-back = Bring back
tips-desk-kept-drop = Not needed
tips-desk-preview = As a reader sees it
tips-desk-preview-none = No words in { $language }.
tips-desk-channel-web = Chat on the site
tips-desk-channel-telegram = Telegram

## A second person's consent

tips-desk-reason = Why depart from the rule?
tips-desk-reason-words = Mend the marked places below and the text is saved at once. If it has to stay so, write why: readers see it only after a colleague or the deputy head agrees.
tips-desk-reason-nobody = Mend the marked places below and the text is saved at once. There is nobody in the school yet who could agree: invite the deputy head or a second psychologist to the panel.
tips-desk-reason-label = Reason
tips-desk-why = Reason:
tips-desk-waits = Waits for a second person
tips-desk-waits-by = Written by { $name }, { $moment }
tips-desk-waits-own = The older text is shown meanwhile. You cannot agree with yourself: a colleague or the deputy head will look.
tips-desk-waits-nobody = The older text is shown meanwhile. There is nobody in the school who could agree: invite the deputy head or a second psychologist to the panel.
tips-desk-waits-words = Look at the marked places. If you agree, readers see this text at once. Whatever you decide, write why.
tips-desk-take-back = Take it back
tips-desk-take-back-ask = Take this version back? Its words stay in the history.
tips-desk-decision = Why do you decide so?
tips-desk-agree = Agree
tips-desk-refuse = Refuse

## Two people at once

tips-desk-conflict = This tip was saved before you: { $name }, { $moment }
tips-desk-conflict-shipped = While you were writing, the original text was brought back
tips-desk-conflict-words = Your words are not lost, they stand in the fields below. Look at the difference, add what you need and save yours, or open the saved text.
tips-desk-conflict-theirs = Open the saved text
tips-desk-side-theirs = Saved text
tips-desk-side-mine = Your text
tips-desk-side-before = Before
tips-desk-side-after = After
tips-desk-difference-none = There is no text on this side.

## Versions

tips-desk-history-lead = No version is ever deleted: both an older one and the original can be brought back.
tips-desk-version = Version { $number }
tips-desk-version-shipped = Original text
tips-desk-version-stands = Shown now
tips-desk-version-waiting = Waits for consent
tips-desk-version-refused = Refused
tips-desk-version-past = Older
tips-desk-decided-yes = Agreed: { $name }.
tips-desk-decided-no = Refused: { $name }.
tips-desk-changes = What changed
tips-desk-back = Back to this
tips-desk-back-ask = Bring back version { $number }? Readers see it at once.
tips-desk-back-shipped = Back to the original
tips-desk-back-shipped-ask = Bring back the original text? The school's versions stay in the history.
tips-desk-edit-from = Begin with this text

## Paper

tips-desk-paper = Print
tips-desk-paper-read = Checked by:
tips-desk-paper-unread = Not checked yet.

## What became of it

tips-desk-done-saved = Saved. Readers see this text now.
tips-desk-done-waits = Saved, waits for a second person. The older text is shown meanwhile.
tips-desk-done-hidden = Saved. The tip is hidden, readers do not see it.
tips-desk-done-back = The older version is back
tips-desk-done-shipped = The original text is back
tips-desk-done-hide = The tip is hidden
tips-desk-done-show = The tip is shown again
tips-desk-done-delete = The tip is deleted
tips-desk-done-restore = The tip is back
tips-desk-done-read = Noted, thank you
tips-desk-done-agree = Agreed. Readers see this text now.
tips-desk-done-refuse = This version is not shown, the older text stays

## Why it was not saved; what was written stays in the fields

tips-desk-refused-kazakh = A tip needs its Kazakh text: every reader sees it first. The rest of your text is here.
tips-desk-refused-title = { $language }: the title is missing.
tips-desk-refused-title-long = { $language }: a title has at most 120 characters, now { $length }.
tips-desk-refused-short = { $language }: write a name for the button, two or three words of the title will do.
tips-desk-refused-short-long = { $language }: a button holds 20 characters, now { $length }. An emoji counts as two or more.
tips-desk-refused-bubbles = { $language }: at least one message is needed.
tips-desk-refused-bubbles-many = { $language }: at most 12 messages, now { $bubbles }. This text would make two tips.
tips-desk-refused-long = { $language }: the text is too long, { $words } words. In a chat one reads for a minute or so: keep to 600 words or make several tips.
tips-desk-refused-tags = { $language }: there is an HTML tag, a reader would see it as it is. Take it out: use *asterisks* for bold and _underscores_ for italic.
tips-desk-refused-source-long = The basis and the source have at most 400 characters.
tips-desk-refused-source = If the words are somebody else's, write their source.
tips-desk-refused-license = Choose whose words these are.
tips-desk-refused-readers = Choose the topic and for whom the tip is.
tips-desk-refused-changed = This tip changed while you were writing. Your words are not lost.
tips-desk-refused-same = Nothing has changed, there is nothing to save.
tips-desk-refused-rules = The text breaks rules of safe messaging. Look at the marks below each language.
tips-desk-refused-reason = Write the reason, in at most 400 characters.
tips-desk-refused-nothing-waits = This version does not wait any more: it was decided, or the text changed.
tips-desk-refused-second = You cannot agree to your own text: a second person is needed.
tips-desk-refused-version = This version cannot be brought back, or the text is another one now. Please look at the page again.
tips-desk-refused-nothing-own = The original text is shown already.
tips-desk-refused-gone = This tip was deleted. Your words are here: saved, they become a new tip.
