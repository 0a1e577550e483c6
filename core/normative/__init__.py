"""The folder of normative documents: laws, orders and the school's own acts, each with the day it was checked."""
