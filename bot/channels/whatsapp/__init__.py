"""WhatsApp: the Cloud API of Meta, with buttons, lists, a window of a day, and templates outside it."""
