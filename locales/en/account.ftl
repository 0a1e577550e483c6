### A member of staff's own account: first sign-in, password, session.

account-first-title = Welcome
account-first-lead = This is your first sign-in to the panel. You fill in this page once.
account-full-name = Your full name
account-username-hint = At least 4 characters: letters and digits. You will sign in with this name.
account-password-again = Repeat the password
account-name-missing = Write your full name (120 characters at most).
account-username-wrong = 4 to 32 characters: letters, digits and hyphens only.
account-username-taken = This name is taken. Choose another.
account-password-short = The password is short. It needs at least 12 characters.
account-password-long = The password is too long. 128 characters at most.
account-password-common = This password is easy to guess. Write several words that have nothing to do with each other.
account-password-differs = The passwords are not the same. Type them again.
account-link-spent = This link does not open any more
account-link-spent-words = A link works once and for an hour. Your system administrator makes a new one with the command
account-session-over = The panel closed because nothing was done in it for a while. Please sign in again.
account-later = Skip for now
account-later-why = This is a demo. In a real school this step is required.
account-demo-short = Demo
account-demo = A demo. Do not keep what real children write here.

## Errors

account-error-400 = This page is out of date
account-error-400-words = The action was not done. Go back, reload the page and try again.
account-error-413 = What was sent is too large
account-error-413-words = Shorten the text and send it again. Pictures and files are not taken here.
account-error-503 = The panel cannot answer now
account-error-503-words = Try again in a minute. The messages are safe. If it happens again, tell your system administrator.
