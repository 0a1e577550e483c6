### The panel itself: frame, lists, signing in, errors. For staff.

admin-brand = Senim
admin-menu = Sections
admin-menu-short = Main sections
admin-more = More
admin-skip = Skip to content
admin-account = My account
admin-sign-out = Sign out
admin-close = Close
admin-cancel = Cancel
admin-undo = Undo
admin-confirm = Confirm
admin-continue = Continue
admin-print = Print
admin-copy = Copy
admin-copied = Copied
admin-remove = Remove
admin-required = Required
admin-form = Record
admin-trail = Where you are
admin-offline = The connection to the server is lost. Keep this page open and repeat the last action when it is back.
admin-online = The connection is back
admin-failed = That was not done. Reload the page and try again.
admin-leave = You have unsaved changes

## Language and colour

admin-language = Language
admin-language-kk = Қазақша
admin-language-ru = Русский
admin-language-en = English
admin-language-kk-short = Қаз
admin-language-ru-short = Рус
admin-language-en-short = Eng

## The screen: colour, density, letters, cover

admin-choice-look = Screen colour
admin-choice-look-light = Light
admin-choice-look-dark = Dark
admin-choice-look-system = As the device
admin-choice-density = Lines
admin-choice-density-cosy = Roomy
admin-choice-density-compact = Dense
admin-choice-text = Letters
admin-choice-text-normal = Normal
admin-choice-text-large = Large
admin-side-narrow = Fold the menu
admin-side-wide = Unfold the menu
admin-cover = Cover the screen
admin-cover-back = Back to work
admin-cover-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
admin-cover-months = January February March April May June July August September October November December

## Keys

admin-keys = Keys
admin-keys-here = On this page
admin-keys-list = In a list
admin-keys-everywhere = Everywhere
admin-keys-note = Kazakh, Russian or English layout: what counts is where the key is. While you type, these keys are silent.
admin-key-walk = Next, previous
admin-key-search = Search
admin-key-today = Today
admin-key-inbox = Letters
admin-key-journals = Journals
admin-key-undo = Undo the last action
admin-key-help = This list of keys
admin-key-escape = Close the window
admin-key-cover = Cover the screen at once

## Lists

admin-search = Search
admin-search-in = Search: { $fields }
admin-search-clear = Show all
admin-found = { $count ->
    [one] { $count } record found
   *[other] { $count } records found
} for “{ $text }”.
admin-filters = Filters
admin-filter-any = Any
admin-filter-off = Remove the filter: { $column }
admin-filter-operator = { $column }: how to compare
admin-filter-from = { $column }: from
admin-filter-to = { $column }: to
admin-selected = Selected
admin-actions = Actions
admin-more-actions = More actions
admin-pages = Pages
admin-page-previous = Previous page
admin-page-next = Next page
admin-page-size = { $count ->
    [one] { $count } record per page
   *[other] { $count } records per page
}
admin-nothing-found = Nothing found
admin-nothing-found-hint = Try another word or remove the filter.
admin-empty-hint = You can add the first record right here.

## Urgency

admin-urgency-red = Urgent: answer at once
admin-urgency-red-short = Urgent
admin-urgency-amber = Answer today
admin-urgency-amber-short = Today
admin-urgency-green = Not urgent
admin-urgency-green-short = Calm

## Signing in

admin-sign-in = Sign in
admin-sign-in-lead = The school psychological service panel
admin-sign-in-button = Sign in
admin-sign-in-help = Forgot the password? Ask your school's system administrator for a new sign-in link.
admin-passkey-sign-in = Sign in with a passkey
admin-email = E-mail
admin-username = User name
admin-password = Password
admin-password-change = Change password
admin-password-lead = Once saved, you will need to sign in again on other devices.
admin-password-now = Current password
admin-password-new = New password
admin-password-again = Repeat the new password
admin-password-hint = At least 12 characters. A phrase of several words is easier to remember.
admin-password-save = Save password
admin-password-show = Show the password
admin-verify = Confirm that it is you
admin-verify-lead = Type your password again before an important step.
admin-back-to-panel = Back to the panel

## The code on the phone

admin-code = Six-digit code
admin-code-settings = Code on the phone
admin-code-setup = Code on the phone
admin-code-why = What children write is behind two locks: a password and a code from an app on your phone. Setting it up takes about two minutes; have your phone at hand.
admin-code-begin = Start
admin-code-step-app = Install an authenticator app on your phone and open it, for example Google Authenticator or Aegis (Google Play, App Store).
admin-code-step-scan = Press “add” in the app and point the camera at this QR code.
admin-code-step-type = Type the six digits that the app shows.
admin-code-square = QR code for the app
admin-code-secret = If the camera cannot read it, type this key by hand:
admin-code-finish = Finish
admin-code-enter = Code from your phone
admin-code-enter-lead = Type the six digits that the app on your phone shows now.
admin-code-again = Show the QR code again
admin-code-check = Check
admin-code-lost = No phone at hand: use a recovery code
admin-recovery-title = Recovery codes
admin-recovery-lead = With these codes you can sign in if the phone is lost. Each works once. Print them and keep them in a safe.
admin-recovery-show = Show the codes
admin-recovery-new = Make new codes
admin-recovery-new-hint = Once new codes are made, the old ones no longer work.
admin-recovery-enter = Sign in with a recovery code
admin-recovery-enter-lead = Type one of the codes from your sheet. It will not work a second time.
admin-recovery-code = Recovery code

## Errors

admin-to-front = To the front page
admin-error-id = Error number: { $id }
admin-error-403 = This page is not open to you
admin-error-403-words = If you need this section for your work, ask your school's system administrator.
admin-error-404 = There is no such page
admin-error-404-words = The link may be old or the record may have been deleted.
admin-error-429 = Too many tries
admin-error-429-words = Wait about a minute and try again.
admin-error-500 = Something went wrong
admin-error-500-words = It is not your fault. What children wrote is safe. If it happens again, tell the system administrator the error number.
