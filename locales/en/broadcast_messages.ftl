# The buttons below a broadcast.

broadcast-reply = Write to us
broadcast-stop = Unsubscribe
