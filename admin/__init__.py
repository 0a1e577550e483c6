"""The panel: where staff read, answer and keep the journals. An edge over core, like the bot."""
