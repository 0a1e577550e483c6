"""Broadcasts: who asked for messages, what is said to many and how far it got with each; what became of each tick."""

import sqlalchemy as sa
from alembic import op

import db.types

revision = "broadcasts"
down_revision = "papers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "channel_doors",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=32), nullable=False),
        sa.Column("url", sa.String(length=200), nullable=False),
        sa.Column("told_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "bot", name=op.f("pk_channel_doors")),
    )
    op.create_table(
        "clock_jobs",
        sa.Column("name", sa.String(length=48), nullable=False),
        sa.Column("every_seconds", sa.Integer(), nullable=False),
        sa.Column("ticked_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("did", sa.Integer(), nullable=False),
        sa.Column("did_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("failed_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=80), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_clock_jobs")),
    )
    op.create_table(
        "clock_leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("held_until", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("since", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_clock_leases")),
    )
    op.create_table(
        "occasions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("topic", sa.Integer(), nullable=False),
        sa.Column("is_duty", sa.Boolean(), nullable=False),
        sa.Column("is_cheerful", sa.Boolean(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasions")),
        sa.UniqueConstraint("code", name=op.f("uq_occasions_code")),
    )
    op.create_table(
        "posters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("class_name", sa.String(length=8), nullable=True),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_posters_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posters")),
        sa.UniqueConstraint("code", name=op.f("uq_posters_code")),
        sa.UniqueConstraint("school_id", "class_name", name=op.f("uq_posters_school_id_class_name")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("topics", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("active", "left", "blocked", name="subscriptionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("came_by", sa.String(length=16), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_subscriptions_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("channel", "lookup", name=op.f("uq_subscriptions_channel_lookup")),
        sa.UniqueConstraint("ref", name=op.f("uq_subscriptions_ref")),
    )
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.create_index("ix_subscriptions_school_id_state", ["school_id", "state", "audience"], unique=False)

    op.create_table(
        "saved_recipients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_saved_recipients_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_saved_recipients_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_recipients")),
        sa.UniqueConstraint("school_id", "name", name=op.f("uq_saved_recipients_school_id_name")),
    )
    op.create_table(
        "subscription_classes",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("class_name", sa.String(length=8), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_subscription_classes_subscription_id_subscriptions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscription_id", "class_name", name=op.f("pk_subscription_classes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "proposed",
                "scheduled",
                "finished",
                "cancelled",
                name="broadcaststate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Integer(), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("is_cheerful", sa.Boolean(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("takes_replies", sa.Boolean(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.Column("plan_task_id", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.String(length=48), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agreed_by"], ["staff.id"], name=op.f("fk_broadcasts_agreed_by_staff")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_broadcasts_file_id_stored_files")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_broadcasts_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["plan_item_id"], ["plan_items.id"], name=op.f("fk_broadcasts_plan_item_id_plan_items"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["plan_task_id"], ["plan_tasks.id"], name=op.f("fk_broadcasts_plan_task_id_plan_tasks"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["proposed_by"], ["staff.id"], name=op.f("fk_broadcasts_proposed_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_broadcasts_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("ref", name=op.f("uq_broadcasts_ref")),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcasts_plan_item_id"), ["plan_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcasts_plan_task_id"), ["plan_task_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcasts_school_id"), ["school_id"], unique=False)

    op.create_table(
        "broadcast_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("occurrence", sa.String(length=16), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sending",
                "paused",
                "done",
                "cancelled",
                "skipped",
                name="runstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("due_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("latest_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("open_to", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=True),
        sa.Column("started_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name=op.f("fk_broadcast_runs_broadcast_id_broadcasts")
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_broadcast_runs_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_runs")),
        sa.UniqueConstraint("broadcast_id", "occurrence", name=op.f("uq_broadcast_runs_broadcast_id_occurrence")),
        sa.UniqueConstraint("ref", name=op.f("uq_broadcast_runs_ref")),
    )
    with op.batch_alter_table("broadcast_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_runs_state"), ["state"], unique=False)

    op.create_table(
        "broadcast_schedules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("clock", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("recurrence", sa.JSON(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("checked_until", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_schedules_broadcast_id_broadcasts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_schedules")),
        sa.UniqueConstraint("broadcast_id", name=op.f("uq_broadcast_schedules_broadcast_id")),
    )
    with op.batch_alter_table("broadcast_schedules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_schedules_is_active"), ["is_active"], unique=False)

    op.create_table(
        "broadcast_deliveries",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column(
            "audience",
            sa.Enum("student", "parent", "teacher", "administration", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "sending",
                "sent",
                "uncertain",
                "blocked",
                "dead",
                name="deliverystate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["broadcast_runs.id"], name=op.f("fk_broadcast_deliveries_run_id_broadcast_runs")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_broadcast_deliveries_subscription_id_subscriptions"),
        ),
        sa.PrimaryKeyConstraint("run_id", "subscription_id", name=op.f("pk_broadcast_deliveries")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("broadcast_deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_broadcast_deliveries_queued",
            ["channel", "run_id", "audience", "subscription_id"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.create_index(
            "ix_broadcast_deliveries_sending",
            ["channel"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )

    op.create_table(
        "broadcast_votes",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("voter", sa.LargeBinary(length=32), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["broadcast_runs.id"], name=op.f("fk_broadcast_votes_run_id_broadcast_runs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "voter", name=op.f("pk_broadcast_votes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "broadcast_waves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("class_name", sa.String(length=8), nullable=True),
        sa.Column("due_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("is_expanded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["broadcast_runs.id"], name=op.f("fk_broadcast_waves_run_id_broadcast_runs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_waves")),
    )
    with op.batch_alter_table("broadcast_waves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_waves_run_id"), ["run_id"], unique=False)

    with op.batch_alter_table("schools", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mourns_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("agree_above", sa.Integer(), nullable=False, server_default="100"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("schools", schema=None) as batch_op:
        batch_op.drop_column("agree_above")
        batch_op.drop_column("mourns_since")

    with op.batch_alter_table("broadcast_waves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_waves_run_id"))

    op.drop_table("broadcast_waves")
    op.drop_table("broadcast_votes")
    with op.batch_alter_table("broadcast_deliveries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_broadcast_deliveries_sending",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.drop_index(
            "ix_broadcast_deliveries_queued",
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.drop_table("broadcast_deliveries")
    with op.batch_alter_table("broadcast_schedules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_schedules_is_active"))

    op.drop_table("broadcast_schedules")
    with op.batch_alter_table("broadcast_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_runs_state"))

    op.drop_table("broadcast_runs")
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcasts_school_id"))
        batch_op.drop_index(batch_op.f("ix_broadcasts_plan_task_id"))
        batch_op.drop_index(batch_op.f("ix_broadcasts_plan_item_id"))

    op.drop_table("broadcasts")
    op.drop_table("subscription_classes")
    op.drop_table("saved_recipients")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_school_id_state")

    op.drop_table("subscriptions")
    op.drop_table("posters")
    op.drop_table("occasions")
    op.drop_table("clock_leases")
    op.drop_table("clock_jobs")
    op.drop_table("channel_doors")
