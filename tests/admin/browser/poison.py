"""Attacks in every column a person, a child or the school fills; a column nobody has judged stops the test."""

import json
from functools import cache
from typing import Any, Final

import sqlcipher3
from sqlalchemy import JSON, String, Table, Text
from sqlalchemy.types import TypeDecorator

from db.models.base import Base
from tests.admin.browser.payloads import Attacks

# what people write in clear: everything else of theirs is sealed and was written by the rules
WRITTEN: Final = frozenset(
    {
        "appointments.class_name", "day_exceptions.note", "meeting_links.address", "rooms.directions", "rooms.names",
        "help_lines.about", "help_lines.names", "help_lines.number", "help_requests.class_name",
        "journal_columns.titles",
        "journal_titles.titles", "problem_categories.adult_names", "problem_categories.names", "reply_templates.body",
        "reply_templates.title", "rule_mutes.reason", "saved_views.name", "schools.names", "staff.full_name",
        "annual_plans.agreed_by", "annual_plans.approved_by", "annual_plans.words", "plan_items.words",
        "plan_tasks.dropped", "plan_tasks.words",
        "broadcasts.choices", "broadcasts.texts", "saved_recipients.name",
        "school_classes.teacher", "schools.deputy", "schools.principal", "work_records.method",
        "connection_facts.value",  # among it the school's own name, as the messenger shows it
        "materials.ages", "materials.author", "materials.license", "materials.link", "materials.source",
        "materials.summary", "materials.title", "normative_acts.code", "normative_acts.edition", "normative_acts.link",
        "normative_acts.notes", "normative_acts.number", "normative_acts.registration", "normative_acts.titles",
        "stored_files.name",
        "tip_texts.cards", "tip_texts.short", "tip_texts.title", "tip_versions.agreed_reason", "tip_versions.author",
        "tip_versions.basis", "tip_versions.reason", "tip_versions.reviewer", "tip_versions.source",
        "work_records.class_name",
    }
)  # fmt: skip
# of these a row holds several
LISTS: Final = frozenset({"tip_texts.cards"})
# of these a row holds several, each in every language
LISTS_BY_LANGUAGE: Final = frozenset({"broadcasts.choices"})
# of these a row holds words under names of their own
NAMED: Final = {
    "annual_plans.words": ("theme", "goals"),
    "plan_items.words": ("content", "goal", "with_whom", "form", "responsible", "expected"),
    "plan_tasks.words": ("content", "with_whom", "place", "responsible"),
}
# what only the code writes: kinds, states, marks, hashes, days
OURS: Final = frozenset(
    {
        "appointment_cells.resource", "appointments.category", "appointments.channel", "appointments.code",
        "appointments.address_ref", "appointments.ended_by", "appointments.locale", "appointments.ref",
        "appointments.remind_kind",
        "booking_rules.pauses", "cyclogram_cells.audiences", "day_exceptions.audiences", "visitors.ref",
        "alembic_version.version_num", "alerts.level", "audit_records.detail", "audit_records.subject",
        "audit_records.tag", "calendar_periods.kind", "calendar_periods.names", "calendar_periods.review",
        "calendar_periods.source", "help_lines.categories", "help_lines.closes", "help_lines.days", "help_lines.opens",
        "help_lines.review", "help_lines.source", "journal_columns.also", "journal_columns.key", "roles.name",
        "problem_categories.code", "problem_categories.review", "reply_templates.code", "reply_templates.locale",
        "reply_templates.review", "roles.description", "roles.permissions", "saved_views.chosen", "saved_views.place",
        "plan_items.template_code", "plan_tasks.month", "plan_templates.code", "plan_templates.review",
        "plan_templates.source", "plan_templates.texts",
        "occasions.audiences", "occasions.code", "occasions.grades", "occasions.names", "occasions.review",
        "occasions.rule", "occasions.source", "occasions.texts",
        "clock_jobs.name", "clock_jobs.problem", "clock_leases.holder", "clock_leases.name",
        "broadcast_schedules.recurrence", "broadcast_schedules.zone", "broadcast_waves.class_name",
        "broadcast_runs.occurrence", "broadcast_runs.reason", "broadcast_runs.ref",
        "broadcast_runs.said", "broadcast_runs.totals",  # as they stood in the broadcast; numbers
        "broadcast_deliveries.channel", "broadcast_deliveries.problem",
        "broadcasts.occasion", "broadcasts.recipients", "broadcasts.ref", "saved_recipients.recipients",
        "channel_doors.bot", "channel_doors.channel", "channel_doors.url", "posters.class_name", "posters.code",
        "subscription_classes.class_name", "subscriptions.came_by", "subscriptions.channel", "subscriptions.locale",
        "subscriptions.ref",
        "school_classes.language", "school_classes.name", "work_records.levels",
        "schools.code", "schools.timezone", "schools.working_days", "staff.email", "staff.fs_uniquifier",
        "staff.locale", "staff.mf_recovery_codes", "staff.password", "staff.tf_phone_number",
        "staff.tf_primary_method", "staff.tf_totp_secret", "staff.username", "staff_sessions.device",
        "help_requests.category", "help_requests.channel", "help_requests.code", "help_requests.locale",
        "help_requests.ref", "help_requests.risk", "help_requests.risk_category", "help_messages.ref",
        "help_messages.risk", "help_attachments.ref", "help_attachments.channel", "reply_drafts.kind",
        "reply_drafts.ref", "journal_entries.ref", "journal_imports.mapping", "journal_imports.ref", "needs.kind",
        "work_records.category", "work_records.channel",
        "work_records.format", "work_records.ref", "invitations.role", "tips.area", "tips.code",
        "tips.exercise", "tip_audiences.audience", "tip_counts.what", "tip_texts.folded", "tip_texts.locale",
        "tip_versions.broken", "tip_versions.digest", "tip_versions.license", "tip_versions.review",
        "tip_versions.state",
        "alert_steps.kind", "alert_steps.way", "alerts.category", "alerts.outcome", "alerts.ref",
        "alerts.rules", "drills.result", "staff_links.channel", "staff_links.ref",
        "material_words.word", "materials.language", "normative_acts.review", "normative_acts.source",
        "document_templates.kind", "document_templates.locale",
        "export_jobs.problem", "export_jobs.ref", "export_jobs.wish",
        "frozen_reports.period", "frozen_reports.ref", "report_texts.block", "report_texts.locale",
        "report_texts.period",
        "stored_files.digest", "stored_files.media_type", "stored_files.ref",
        "chain_heads.code", "chain_links.subject", "month_locks.month",
        "connection_facts.bot", "connection_facts.channel", "connection_facts.name", "connection_facts.state",
        "help_sources.channel",
        "outages.channel", "outages.problem", "lexicon_versions.ref", "rule_mutes.rule",
        "screening_samples.label",
        "protocol_steps.step", "verdicts.level", "verdicts.rules", "verdicts.verdict",
    }
)  # fmt: skip
# tables the panel never shows
UNSEEN: Final = frozenset(
    {
        "bubbles",
        "contacts",
        "dead_letters",
        "inbound_receipts",
        "message_windows",
        "outbox",
        "tidy_chats",
        "traces",
        "update_offsets",
    }
)


def unjudged() -> set[str]:
    """Columns of text that stand in none of the lists."""
    return set(_texts()) - WRITTEN - OURS


def poison(path: str) -> None:
    """Put an attack into every column of :data:`WRITTEN`, in every row."""
    attacks, database = Attacks(), sqlcipher3.connect(path, timeout=20)
    with database:
        for name in sorted(WRITTEN):
            table, column = name.split(".")
            for (row,) in database.execute(f"SELECT rowid FROM {table}").fetchall():
                words = attacks("name") if _is_short(_texts()[name]) else attacks("written")
                value = json.dumps(_several(name, words)) if _is_json(name) else words
                database.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE rowid = ?", (value, row))
    database.close()


def _several(name: str, words: str) -> list[Any] | dict[str, str]:
    if name in LISTS_BY_LANGUAGE:
        return [dict.fromkeys(("kk", "ru", "en"), words)] * 2
    return [words, words] if name in LISTS else dict.fromkeys(NAMED.get(name, ("kk", "ru", "en")), words)


@cache
def _texts() -> dict[str, Any]:
    tables: list[Table] = [table for table in Base.metadata.sorted_tables if table.name not in UNSEEN]
    found = {f"{table.name}.{column.name}": column.type for table in tables for column in table.columns}
    return {name: kind for name, kind in found.items() if _is_text(kind)}


def _is_text(kind: Any) -> bool:
    return isinstance(kind, String | Text | JSON) and not isinstance(kind, TypeDecorator) and not hasattr(kind, "enums")


def _is_short(kind: Any) -> bool:
    return getattr(kind, "length", None) is not None


def _is_json(name: str) -> bool:
    return isinstance(_texts()[name], JSON)
