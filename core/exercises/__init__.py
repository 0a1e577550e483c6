"""Exercises: a script of steps that runs in the chat and can be left at every one of them."""
