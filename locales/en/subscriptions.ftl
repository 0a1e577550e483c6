# Subscribing to the school's messages. “subscriptions-adult-…” is said to adults. A button has at most 20 characters.
subscriptions-who = Who are the school's messages for? The answer only decides which messages come; nobody checks it.
    .student = Pupil
    .parent = Parent
    .teacher = Teacher
    .administration = School management

subscriptions-class = Which class are you in? Write it like this: 7А.
subscriptions-adult-class-parent = Which class is your child in? Write it like this: 7А. If you have several children, write their classes in a row: 5Б, 7А.
subscriptions-adult-class-teacher = Which classes do you want messages for? Write them in a row: 5Б, 7А. You need not name any.
subscriptions-class-unclear = I could not tell which class that is. Try writing it like this: 7А.
subscriptions-adult-class-unclear = I could not tell which class that is. Please try writing it like this: 7А.
subscriptions-class-missing = The school's list has no class { $name }. Check it and write it once more.
subscriptions-adult-class-missing = The school's list has no class { $name }. Please check it and write it once more.
subscriptions-class-one = Write only your own class. For example: 7А.
subscriptions-adult-class-many = That is too many: { $most } classes at most. Please keep the ones you need and write them once more.
subscriptions-young =
    Pupils below grade 5 get messages through their parents. Ask a grown-up at home to subscribe here.
    And if you need help yourself, just write now.
    .parent = I am a parent

subscriptions-line =
    .who = Who: { $who }
    .classes = Class: { $classes }
    .no-class = Class: none given
subscriptions-offer =
    At most two messages come in a week, at most one during school holidays: what to do when things are hard, harmful habits, self-confidence, family, and school notices. You can stop them whenever you like, by the button under a message or by writing “stop” here.

    Your role and class are kept in a list of their own, your name is not asked. It is never joined with your anonymous letters: the psychologist cannot learn your class from it.
    .join = Subscribe
    .save = Save
    .role = Change role
subscriptions-adult-offer =
    At most two messages come in a week, at most one during school holidays: what to do when things are hard, harmful habits, self-confidence, family, and school notices. You can stop them whenever you like, by the button under a message or by writing “stop” here.

    Your role and the classes are kept in a list of their own, your name is not asked. It is never joined with your anonymous letters.

subscriptions-joined = Done, you are subscribed.
subscriptions-adult-joined = Done, you are subscribed.
subscriptions-page = This is the web chat: a message does not ring your phone, you see it when you open this page. Press the key and keep it on this device, or you may not be able to open the messages once the page is closed.
subscriptions-adult-page = This is the web chat: a message does not ring your phone, you see it when you open this page. Please press the key and keep it on this device, or you may not be able to open the messages once the page is closed.
subscriptions-door = To get the messages on your phone, subscribe here: { $url }
subscriptions-adult-door = To get the messages on your phone, please subscribe here: { $url }

subscriptions-standing = You are subscribed to the school's messages. Topics with “✓” come, topics with “+” do not. Press a topic to change it.
subscriptions-adult-standing = You are subscribed to the school's messages. Topics with “✓” come, topics with “+” do not. Press a topic to change it.
subscriptions-topic-1 = Hard moments
subscriptions-topic-2 = Harmful habits
subscriptions-topic-3 = Self-confidence
subscriptions-topic-4 = Warmth at home
subscriptions-topic-0 = School notices

subscriptions-act =
    .class = Change class
    .skip = No class
    .stop = Stop everything
    .delete = Delete subscription
    .again = Let them come again
    .settings = Settings
    .write = Write a letter

subscriptions-stopped = The school's messages are stopped and will not come any more. You can write to the psychologist as before.
subscriptions-stopped-topic = All right, messages about “{ $topic }” will not come any more.
subscriptions-again = Good, the school's messages come again.
subscriptions-again-topic = Good, messages about “{ $topic }” come again.
subscriptions-none = The school's messages do not come to this chat: there is no subscription.
subscriptions-delete = The subscription is deleted for good: the classes and the address of this chat are erased. Delete it?
    .yes = Yes, delete it
    .no = No, keep it
subscriptions-deleted = The subscription is deleted: the classes and the address of this chat are erased.
subscriptions-poster-gone = This link is out of date. You can also subscribe to the school's messages from the menu.
subscriptions-beside-letter = If this was about stopping the school's messages, here is a button for it.
subscriptions-corrected = The class has not changed: only the button changes it.

subscriptions-vote = Thank you, your answer is in. To change it, just press another one.
subscriptions-vote-over = This poll is over.

# Words that stop messages when they stand alone, separated by commas; “sure” are those that mean nothing else.
subscriptions-words = stop
    .sure = unsubscribe, /stop
