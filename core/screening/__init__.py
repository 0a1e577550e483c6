"""Screening judged by people: messages drawn at random to label, and the week of alerts in counts."""
