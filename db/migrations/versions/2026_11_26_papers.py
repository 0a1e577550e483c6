"""Papers: the chain, plans, reports, the fund, acts, files, exports; the service's frame on every piece of work."""

import sqlalchemy as sa
from alembic import op

import db.types

revision = "papers"
down_revision = "appointments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "chain_heads",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_chain_heads_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", "day", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "chain_links",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_chain_links_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", "position", name=op.f("pk_chain_links")),
    )
    op.create_table(
        "plan_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "assessment",
                "prevention",
                "correction",
                "counselling",
                "awareness",
                "organisation",
                name="plandirection",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column(
            "aspect",
            sa.Enum("scientific", "applied", "practical", name="aspect", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("first_month", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_plan_templates_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_templates")),
        sa.UniqueConstraint("code", name=op.f("uq_plan_templates_code")),
    )
    with op.batch_alter_table("plan_templates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_templates_school_id"), ["school_id"], unique=False)

    op.create_table(
        "school_classes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=8), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=True),
        sa.Column("teacher", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_school_classes_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_classes")),
        sa.UniqueConstraint("school_id", "name", name=op.f("uq_school_classes_school_id_name")),
    )
    op.create_table(
        "annual_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("uses_order_377", sa.Boolean(), nullable=False),
        sa.Column("agreed_by", sa.String(length=120), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=120), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_annual_plans_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_annual_plans_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_plans")),
        sa.UniqueConstraint("school_id", "school_year", name=op.f("uq_annual_plans_school_id_school_year")),
    )
    op.create_table(
        "export_jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued", "working", "done", "failed", "cancelled", name="exportstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(length=32), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("beat_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("expires_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_export_jobs_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_export_jobs_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_jobs")),
        sa.UniqueConstraint("ref", name=op.f("uq_export_jobs_ref")),
    )
    with op.batch_alter_table("export_jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_jobs_staff_id"), ["staff_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_export_jobs_state"), ["state"], unique=False)

    op.create_table(
        "frozen_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "statistical",
                "analytical",
                "attestation_work",
                "attestation_prevention",
                "attestation_support",
                name="reportkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_frozen_reports_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_frozen_reports_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_reports")),
        sa.UniqueConstraint("ref", name=op.f("uq_frozen_reports_ref")),
    )
    with op.batch_alter_table("frozen_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_reports_school_id"), ["school_id"], unique=False)

    op.create_table(
        "journal_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column(
            "journal",
            sa.Enum("J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9", name="journal", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("sealed_rows", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_journal_imports_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_journal_imports_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_imports")),
        sa.UniqueConstraint("ref", name=op.f("uq_journal_imports_ref")),
    )
    with op.batch_alter_table("journal_imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_imports_school_id"), ["school_id"], unique=False)

    op.create_table(
        "month_locks",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("locked_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("locked_by", sa.Integer(), nullable=False),
        sa.Column("checked_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["checked_by"], ["staff.id"], name=op.f("fk_month_locks_checked_by_staff")),
        sa.ForeignKeyConstraint(["locked_by"], ["staff.id"], name=op.f("fk_month_locks_locked_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_month_locks_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", "month", name=op.f("pk_month_locks")),
    )
    op.create_table(
        "report_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "statistical",
                "analytical",
                "attestation_work",
                "attestation_prevention",
                "attestation_support",
                name="reportkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("block", sa.String(length=32), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_report_texts_school_id_schools")),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"], name=op.f("fk_report_texts_written_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_texts")),
        sa.UniqueConstraint(
            "school_id",
            "kind",
            "period",
            "block",
            "locale",
            name=op.f("uq_report_texts_school_id_kind_period_block_locale"),
        ),
    )
    op.create_table(
        "stored_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_stored_files_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_stored_files_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
        sa.UniqueConstraint("ref", name=op.f("uq_stored_files_ref")),
    )
    with op.batch_alter_table("stored_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stored_files_school_id"), ["school_id"], unique=False)

    op.create_table(
        "document_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_files.id"], name=op.f("fk_document_templates_file_id_stored_files")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_document_templates_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_document_templates_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_templates")),
        sa.UniqueConstraint("school_id", "kind", "locale", name=op.f("uq_document_templates_school_id_kind_locale")),
    )
    op.create_table(
        "materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "assessment",
                "prevention",
                "correction",
                "counselling",
                "awareness",
                name="direction",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "aspect",
            sa.Enum("scientific", "applied", "practical", name="aspect", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("ages", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("author", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("license", sa.String(length=80), nullable=False),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_materials_file_id_stored_files")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_materials_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_materials_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
        sa.UniqueConstraint("school_id", "number", name=op.f("uq_materials_school_id_number")),
    )
    op.create_table(
        "normative_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("law", "code", "order", "local", name="actkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("registration", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=120), nullable=False),
        sa.Column(
            "status",
            sa.Enum("to_check", "in_force", "repealed", name="actstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["checked_by"], ["staff.id"], name=op.f("fk_normative_acts_checked_by_staff")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_normative_acts_file_id_stored_files")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_normative_acts_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_normative_acts")),
    )
    with op.batch_alter_table("normative_acts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_normative_acts_school_id"), ["school_id"], unique=False)

    op.create_table(
        "plan_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "assessment",
                "prevention",
                "correction",
                "counselling",
                "awareness",
                "organisation",
                name="plandirection",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column(
            "aspect",
            sa.Enum("scientific", "applied", "practical", name="aspect", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("first_month", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("template_code", sa.String(length=48), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["annual_plans.id"], name=op.f("fk_plan_items_plan_id_annual_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
    )
    with op.batch_alter_table("plan_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_items_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "material_words",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["material_id"], ["materials.id"], name=op.f("fk_material_words_material_id_materials"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_material_words_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", "word", "material_id", name=op.f("pk_material_words")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("week", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column(
            "direction",
            sa.Enum(
                "assessment",
                "prevention",
                "correction",
                "counselling",
                "awareness",
                "organisation",
                name="plandirection",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("dropped", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["plan_items.id"], name=op.f("fk_plan_tasks_item_id_plan_items"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_plan_tasks_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_plan_tasks_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_tasks")),
    )
    with op.batch_alter_table("plan_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_tasks_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_tasks_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_tasks_school_id"), ["school_id"], unique=False)

    op.create_table(
        "journal_rollups",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_journal_rollups_entry_id_journal_entries"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_journal_rollups_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", "week", name=op.f("pk_journal_rollups")),
    )
    with op.batch_alter_table("journal_columns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("since_year", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_constraint(batch_op.f("uq_journal_columns_journal_position"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_journal_columns_school_id_journal_since_year_position"),
            ["school_id", "journal", "since_year", "position"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_journal_columns_school_id_schools"), "schools", ["school_id"], ["id"]
        )

    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_hoax", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("schools", schema=None) as batch_op:
        batch_op.add_column(sa.Column("principal", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("deputy", sa.String(length=120), nullable=False, server_default=""))

    with op.batch_alter_table("work_records", schema=None) as batch_op:
        batch_op.add_column(sa.Column("area", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stage", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "aspect",
                sa.Enum("scientific", "applied", "practical", name="aspect", native_enum=False, length=32),
                nullable=False,
                server_default="practical",
            )
        )
        batch_op.add_column(
            sa.Column(
                "referral",
                sa.Enum(
                    "line_111", "centre", "medical", "police", "other", name="referral", native_enum=False, length=32
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("method", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("levels", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("plan_item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("plan_task_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("material_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_work_records_material_id"), ["material_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_records_plan_item_id"), ["plan_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_records_plan_task_id"), ["plan_task_id"], unique=False)
        batch_op.create_index("ix_work_records_school_id_happened_at", ["school_id", "happened_at"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_work_records_plan_task_id_plan_tasks"), "plan_tasks", ["plan_task_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_work_records_material_id_materials"), "materials", ["material_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_work_records_plan_item_id_plan_items"), "plan_items", ["plan_item_id"], ["id"]
        )
    _frame_old_work()


def _frame_old_work() -> None:
    """Work done before there was a frame: its problem area is its category's, its stage is the month's."""
    work = sa.table(
        "work_records",
        *(sa.column(name) for name in ("category", "area", "stage")),
        sa.column("happened_at", sa.DateTime()),
    )
    categories = sa.table("problem_categories", sa.column("code"), sa.column("area"))
    area = sa.select(sa.func.nullif(categories.c.area, 0)).where(categories.c.code == work.c.category)
    month = sa.extract("month", work.c.happened_at)
    stage = sa.case((month == 8, 1), (month == 9, 2), (month.in_((5, 6, 7)), 4), else_=3)
    op.execute(work.update().values(area=area.scalar_subquery(), stage=stage))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("work_records") as batch_op:
        for other in ("plan_items", "plan_tasks", "materials"):
            batch_op.drop_constraint(f"fk_work_records_{other[:-1]}_id_{other}", type_="foreignkey")
        for indexed in ("plan_item_id", "plan_task_id", "material_id", "school_id_happened_at"):
            batch_op.drop_index(f"ix_work_records_{indexed}")
        for column in (
            *("material_id", "plan_task_id", "plan_item_id", "levels", "method", "referral", "aspect", "stage", "area"),
        ):
            batch_op.drop_column(column)
    with op.batch_alter_table("schools") as batch_op:
        batch_op.drop_column("deputy")
        batch_op.drop_column("principal")
    with op.batch_alter_table("needs") as batch_op:
        batch_op.drop_column("is_hoax")
    op.execute("DELETE FROM journal_columns WHERE school_id IS NOT NULL")
    with op.batch_alter_table("journal_columns") as batch_op:
        batch_op.drop_constraint("fk_journal_columns_school_id_schools", type_="foreignkey")
        batch_op.drop_constraint("uq_journal_columns_school_id_journal_since_year_position", type_="unique")
        batch_op.create_unique_constraint("uq_journal_columns_journal_position", ["journal", "position"])
        batch_op.drop_column("since_year")
        batch_op.drop_column("school_id")
    for table in (
        *("journal_rollups", "plan_tasks", "material_words", "plan_items", "normative_acts", "materials"),
        *("document_templates", "stored_files", "report_texts", "month_locks", "journal_imports", "frozen_reports"),
        *("export_jobs", "annual_plans", "school_classes", "plan_templates", "chain_links", "chain_heads"),
    ):
        op.drop_table(table)
