### Subscribers and posters.

subscriptions-desk-menu = Subscribers
subscriptions-desk-lead = Who gets the school's messages. These are counts alone: a subscriber's name is not asked, and the address of their chat is kept sealed where nobody sees it.
subscriptions-desk-groups = Subscribed now
subscriptions-desk-group-student = Pupils
subscriptions-desk-group-parent = Parents
subscriptions-desk-group-teacher = Teachers
subscriptions-desk-group-administration = Administration
subscriptions-desk-joined = Joined this month
subscriptions-desk-left = Left this month
subscriptions-desk-blocked = Blocked this month
subscriptions-desk-hidden = hidden
subscriptions-desk-hidden-words = “…” is a count hidden so that no child is recognised: it is below { $k }, or would let such a count be worked out.
subscriptions-desk-none = Nobody has subscribed yet
subscriptions-desk-none-words = Print the posters below and hang them in the classrooms: whoever opens the QR code with a phone can subscribe.
subscriptions-desk-classes = By class
subscriptions-desk-class = Class
subscriptions-desk-pupils = Pupils in the class
subscriptions-desk-share = Subscribed
subscriptions-desk-share-of = { $share }%
subscriptions-desk-no-class = No class given
subscriptions-desk-classes-none = No classes yet
subscriptions-desk-classes-none-words = To print a poster for each class, write down the list of classes first.
subscriptions-desk-classes-open = Write down the classes
subscriptions-desk-twice = A parent with children in two classes counts in both.
subscriptions-desk-posters = Posters with a QR code
subscriptions-desk-posters-words = A page for each class and one for the whole school; a black-and-white printer will do. The QR code only suggests school and class to whoever subscribes. It has nothing to do with letters written to the psychologist without a name.
subscriptions-desk-way-telegram = The QR code opens the Telegram bot: { $url }
subscriptions-desk-way-whatsapp = The QR code opens a WhatsApp chat (Telegram is not connected): { $url }
subscriptions-desk-way-web = No messenger is connected, so the QR code opens the web chat: { $url }
subscriptions-desk-way-local = This address opens on this computer alone: no phone will find it. Before you hand out posters, ask the administrator to connect a messenger (Telegram, WhatsApp) or an https address of the web chat.
subscriptions-desk-demo = This school is invented: its poster subscribes nobody.
subscriptions-desk-choose = Which posters do you need?
subscriptions-desk-all = Tick all
subscriptions-desk-school = For the whole school
subscriptions-desk-since = of { $day }
subscriptions-desk-not-made = new
subscriptions-desk-print = Download the PDF
subscriptions-desk-file = Posters { $day }.pdf
subscriptions-desk-withdraw = Replace a QR code
subscriptions-desk-withdraw-words = If a code got into the wrong hands or a poster is outdated, replace it here. Whoever has subscribed goes on getting messages.
subscriptions-desk-withdraw-go = Replace
subscriptions-desk-withdraw-ask = { $name }: the QR code on the poster that hangs there will subscribe nobody any more, and a new one has to be hung up. Replace it?
subscriptions-desk-withdrawn = { $name }: the old QR code is not valid any more. Download the new poster and hang it up.
subscriptions-desk-refused-none = Please tick at least one poster.
subscriptions-desk-refused-press = The posters could not be made this time. Please try again a little later.

## The poster itself

subscriptions-desk-poster-title = Useful messages from the psychologist
subscriptions-desk-poster-pupil = At most two short messages a week: what to do in a hard moment, how to believe in yourself, about the family.
    .step-1 = Point your phone's camera at the QR code and open the link.
    .step-1-sends = Point your phone's camera at the QR code, open the link and send the message that stands there.
    .step-2 = Choose a language and press “Pupil”.
    .step-3 = Done! When you do not need it any more, write “stop”.
    .promise = In the same chat you can write to the psychologist without saying who you are. We ask for no name and no number: the psychologist does not know who writes.
subscriptions-desk-poster-adult = At most two short messages a week: how to support a child in a hard moment, about the family.
    .step-1 = Point your phone's camera at the QR code and open the link.
    .step-1-sends = Point your phone's camera at the QR code, open the link and send the message that stands there.
    .step-2 = Choose a language and tick whether you are a parent, a teacher or a pupil.
    .step-3 = Done! When you do not need it any more, write “stop”.
    .promise = In the same chat you can write to the psychologist without saying who you are. We ask for no name and no number: the psychologist does not know who writes.
# The prepared message: it has to end with the code.
subscriptions-desk-greeting = Hello! { $code }
