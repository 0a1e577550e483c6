### Words of danger: the school's own words, their versions, the built-in rules.

lexicon-menu = Words of danger
lexicon-rules = Built-in rules
lexicon-lead = Every message is searched for signs of danger. If the children of your school say it in their own way, add their words here: they are added to the built-in rules and never replace them.
lexicon-lead-deputy = Here you see which rules are silent and can agree to a colleague's wish. Only psychologists see the school's own words: they may hold what a child said.
lexicon-rules-open = See the built-in rules
lexicon-add = Add words
lexicon-broken = A part of what the school has added is not in force: it did not open, or it would hide a core phrase. Children's messages are screened by the built-in rules. Look at the last change, or bring back an older version.
lexicon-unreadable = This version did not open. Bring back an older version, or delete the draft.

## Draft

lexicon-draft = Draft: version { $number }
lexicon-draft-words = These changes are not in force yet. First look at what would change.
lexicon-preview = What would change
lexicon-preview-ask = What children wrote in the talks you may read (up to the 500 newest messages) will be screened once. The result is kept nowhere; that you looked is written into the history.
lexicon-activate = Put in force
lexicon-activate-ask = Put this version in force? Within seconds the bot will screen children's messages for these words.
lexicon-discard = Delete the draft
lexicon-discard-ask = Delete the draft? The words in force stay as they are.
lexicon-change-new = New
lexicon-change-changed = Changed
lexicon-gone = To be removed

## Words

lexicon-own = The school's own words
lexicon-own-active = In force: version { $number }
lexicon-own-none = No words of your own yet
lexicon-own-none-words = When a child's words should have raised an alarm and did not, add them the way the child wrote them.
lexicon-edit = Change
lexicon-edit-which = Change: { $text }
lexicon-remove = Remove
lexicon-remove-ask = Remove “{ $text }” from the list? Until the draft is put in force it goes on being screened.
lexicon-found-as = Also found when written so:
lexicon-not-found-as = Not found when written so:
lexicon-kind-plain = without Kazakh letters
lexicon-kind-latin = in Latin letters
lexicon-kind-cyrillic = in Cyrillic letters
lexicon-note = Note

## Writing words

lexicon-new = New words
lexicon-text = A word or phrase
lexicon-text-hint = Write it the way a child does, up to 120 characters. If only the beginning of a word matters, put a star behind it: beat*. Several words are found when they stand in a row. Plain and Latin letters are found by themselves.
lexicon-level = How dangerous it is
lexicon-level-words-elevated = The message moves up the queue, no alarm is raised.
lexicon-level-words-high = An alarm is raised, the child sees the help lines.
lexicon-level-words-emergency = An alarm is raised, the message becomes the most urgent.
lexicon-category = What it is about
lexicon-category-choose = Choose
lexicon-category-ideation = Not wanting to live
lexicon-category-plan = A plan of suicide
lexicon-category-overdose = Pills, poisoning
lexicon-category-selfharm = Self-harm
lexicon-category-farewell = Farewell
lexicon-category-violence = Violence
lexicon-category-sexual = Sexual violence
lexicon-category-friend = Danger to another child
lexicon-category-bullying = Bullying and threats
lexicon-category-psychosis = Voices, visions
lexicon-category-threat = Threat to others
lexicon-category-eating = Refusing food
lexicon-category-addiction = Addiction
lexicon-category-hopelessness = Hopelessness
lexicon-category-other = Another danger
lexicon-note-hint = What these words mean at your school. Do not write a child's name.
lexicon-yes = Sentences that must raise the alarm
lexicon-yes-hint = One to a line. May stay empty.
lexicon-no = Similar sentences without danger
lexicon-no-hint = One to a line. “What would change” shows whether they would raise an alarm.
lexicon-save = Save in the draft
lexicon-done-saved = Saved in the draft
lexicon-done-removed = Removed from the draft
lexicon-done-activated = In force. Within seconds the bot screens for these words.
lexicon-done-discarded = The draft is deleted
lexicon-refused-long = Neither the words nor an example may be longer than 120 characters.
lexicon-refused-short = Write at least four letters: a short word is found in any message.
lexicon-refused-stem = At least three letters must stand before a star.
lexicon-refused-everyday = Such words stand in every message, the alarm would never stop. Add a word that tells of danger.
lexicon-refused-not-found = The words were not found in one of your sentences. See that they stand there exactly like this.
lexicon-refused-there = These words are on the list already.
lexicon-refused-many = A school may add up to 300 phrases. Remove one you do not need.
lexicon-refused-examples = No more than 10 sentences of each kind.
lexicon-refused-level = Choose how dangerous it is.
lexicon-refused-category = Choose what it is about.
lexicon-refused-note = The note may not be longer than 400 characters.
lexicon-refused-unreadable = This version did not open. Bring back an older one.
lexicon-refused-no-draft = There is no draft: add words first.
lexicon-refused-lost = This version was not put in force: with it, { $count } examples that are found now would be missed. “What would change” shows which.

## What would change

lexicon-preview-title = What the draft would change
lexicon-preview-lead = Messages of open talks screened: { $count }. When you close this page the result is gone.
lexicon-preview-alerts = Talks that would newly raise an alarm
lexicon-preview-alerts-none = No open talk would newly raise an alarm.
lexicon-preview-words = Found:
lexicon-preview-times = messages: { $count }
lexicon-preview-open = Open the talk
lexicon-preview-broken = Harmless examples that would raise an alarm
lexicon-preview-broken-words = There is no danger in these sentences, but the new words are found in them too. Try to be more exact.
lexicon-preview-broken-none = No harmless example would raise an alarm.
lexicon-preview-by = Found by: { $text }
lexicon-preview-lost = Examples that would be missed
lexicon-preview-lost-words = While they are missed, the draft cannot be put in force.
lexicon-preview-back = Back to the words

## Versions

lexicon-versions = Versions
lexicon-versions-hint = An older version can be brought back at any time.
lexicon-versions-older = Earlier ones
lexicon-version = Version { $number }
lexicon-version-active = In force
lexicon-version-draft = Draft
lexicon-version-old = Older
lexicon-version-made = { $name }, { $moment }
lexicon-version-show = See
lexicon-version-show-which = See version { $number }
lexicon-version-back = Bring back
lexicon-version-back-ask = Bring back version { $number }? Its words will be screened for instead of those in force now.
lexicon-version-empty = There are no words in this version: messages are screened by the built-in rules alone.

## Built-in rules

lexicon-rules-lead = The rules that came with the program. They cannot be changed. If one keeps raising false alarms at your school, it can be silenced with a reason.
lexicon-rules-search = Search by words
lexicon-rules-all-categories = All kinds
lexicon-rules-all-levels = All levels
lexicon-rules-show = Show
lexicon-rules-count = Rules: { $count } (of { $whole })
lexicon-rules-none = No such rule
lexicon-rules-none-words = Try other words or another kind.
lexicon-rules-clear = Show all
lexicon-rule = Rule
lexicon-rule-open = More
lexicon-rule-open-which = More: { $text }
lexicon-rule-yes = Raises an alarm
lexicon-rule-no = Raises none
lexicon-rule-watches = Moves up the queue
lexicon-rule-lift = Rises to the most urgent level where the circumstances say so.
lexicon-rule-id = The rule's mark:

## Silence

lexicon-mutes = Silent rules
lexicon-mutes-none = All rules are at work.
lexicon-mute-on = Silent
lexicon-mute-waits = Waits for a second person to agree
lexicon-mute-works = At work
lexicon-mute-asked = Asked by { $name }, { $moment }
lexicon-mute-approved = Agreed to by { $name }
lexicon-mute-reason = Reason:
lexicon-mute-title = Silence this rule
lexicon-mute-two = This rule finds danger to life, so one person is not enough: it falls silent when another psychologist or a deputy head agrees.
lexicon-mute-one = In force at once. The rule can be brought back at any time.
lexicon-mute-no-second = There is nobody else at the school now who could agree.
lexicon-mute-why = Why the rule should be silent
lexicon-mute-why-hint = Up to 400 characters. Write neither a child's name nor a child's words.
lexicon-mute-ask = Silence it
lexicon-mute-ask-two = Ask for agreement
lexicon-mute-approve = Agree
lexicon-mute-approve-ask = Shall this rule fall silent? The examples below will no longer be found.
lexicon-mute-decline = Do not agree
lexicon-mute-withdraw = Take the wish back
lexicon-unmute = Bring the rule back
lexicon-mute-own = The wish is yours; somebody else has to agree.
lexicon-mute-never = This rule cannot be silenced: without it core phrases would be missed ({ $count }).
lexicon-impact = What would be missed without it
lexicon-impact-leaning = Core phrases this rule finds
lexicon-impact-core = Core phrases that would be missed without it
lexicon-impact-missed = Other examples that would be missed without it
lexicon-impact-none = Other rules find these examples as well.
lexicon-done-muted = The rule is silent
lexicon-done-asked = The wish is written down: the rule is at work until a second person agrees
lexicon-done-unmuted = The rule is at work
lexicon-refused-reason = Write the reason (up to 400 characters).
lexicon-refused-asked = This rule is silent, or waits for agreement.
lexicon-refused-nothing-asked = There is no wish about this rule any more.
lexicon-refused-second = You cannot agree to your own wish: somebody else has to.
lexicon-refused-core = Without this rule a core phrase would be missed. It stays at work.
lexicon-why = Has words the school has added
lexicon-why-noted = Has words the school has added: { $note }
