"""Appointments: the cyclogram, rooms and rules; visitors; meetings, held times and their cells."""

import sqlalchemy as sa
from alembic import op

import db.types

revision = "appointments"
down_revision = "tips"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "bells",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("shift", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_bells_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bells")),
        sa.UniqueConstraint("school_id", "shift", "lesson", name=op.f("uq_bells_school_id_shift_lesson")),
    )
    op.create_table(
        "booking_rules",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("meeting_minutes", sa.Integer(), nullable=False),
        sa.Column("pause_minutes", sa.Integer(), nullable=False),
        sa.Column("notice_minutes", sa.Integer(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("most_open", sa.Integer(), nullable=False),
        sa.Column("most_moves", sa.Integer(), nullable=False),
        sa.Column("hold_minutes", sa.Integer(), nullable=False),
        sa.Column("claim_minutes", sa.Integer(), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("by_bells", sa.Boolean(), nullable=False),
        sa.Column("pauses", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_booking_rules_school_id_schools")),
        sa.PrimaryKeyConstraint("school_id", name=op.f("pk_booking_rules")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("directions", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_rooms_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    with op.batch_alter_table("rooms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rooms_school_id"), ["school_id"], unique=False)

    op.create_table(
        "visitors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("seen_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_visitors_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitors")),
        sa.UniqueConstraint("lookup", name=op.f("uq_visitors_lookup")),
        sa.UniqueConstraint("ref", name=op.f("uq_visitors_ref")),
    )
    with op.batch_alter_table("visitors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visitors_school_id"), ["school_id"], unique=False)

    op.create_table(
        "cyclogram_cells",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column(
            "work",
            sa.Enum(
                "assessment",
                "individual",
                "group",
                "correction",
                "reception",
                "teachers",
                "visit",
                "awareness",
                "papers",
                "methodical",
                name="workkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("weeks", sa.Enum("every", "odd", "even", name="weeks", native_enum=False, length=32), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_cyclogram_cells_room_id_rooms")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_cyclogram_cells_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_cyclogram_cells_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cyclogram_cells")),
    )
    with op.batch_alter_table("cyclogram_cells", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cyclogram_cells_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cyclogram_cells_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "day_exceptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_day_exceptions_room_id_rooms")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_day_exceptions_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_day_exceptions_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_exceptions")),
    )
    with op.batch_alter_table("day_exceptions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_day_exceptions_school_id"), ["school_id"], unique=False)

    op.create_table(
        "meeting_links",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_meeting_links_staff_id_staff")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_meeting_links")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "waiting",
                "requested",
                "booked",
                "arrived",
                "done",
                "missed",
                "cancelled",
                name="appointmentstate",
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
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ends_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("free_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("is_walk_in", sa.Boolean(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("with_teacher", sa.Boolean(), nullable=False),
        sa.Column("category", sa.String(length=16), nullable=True),
        sa.Column("class_name", sa.String(length=32), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=True),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("address_ref", sa.String(length=32), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("visitor_id", sa.Integer(), nullable=True),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column("work_id", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("has_calendar_file", sa.Boolean(), nullable=False),
        sa.Column("wants_earlier_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("will_come_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("remind_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("remind_kind", sa.String(length=8), nullable=True),
        sa.Column("reminded_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("asked_missed_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_appointments_need_id_needs")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_appointments_room_id_rooms")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_appointments_school_id_schools")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointments_staff_id_staff")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitors.id"], name=op.f("fk_appointments_visitor_id_visitors")),
        sa.ForeignKeyConstraint(["work_id"], ["work_records.id"], name=op.f("fk_appointments_work_id_work_records")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("ref", name=op.f("uq_appointments_ref")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointments_address_ref"), ["address_ref"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_remind_at"), ["remind_at"], unique=False)
        batch_op.create_index("ix_appointments_school_id_starts_at", ["school_id", "starts_at"], unique=False)
        batch_op.create_index("ix_appointments_staff_id_starts_at", ["staff_id", "starts_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_visitor_id"), ["visitor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointments_wants_earlier_at"), ["wants_earlier_at"], unique=False)

    op.create_table(
        "appointment_holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum("choice", "earlier", "proposal", name="holdpurpose", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("free_at", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_appointment_holds_appointment_id_appointments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_appointment_holds_room_id_rooms")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointment_holds_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_holds")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_appointment_holds_appointment_id")),
    )
    with op.batch_alter_table("appointment_holds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_holds_until"), ["until"], unique=False)

    op.create_table(
        "appointment_cells",
        sa.Column("resource", sa.String(length=8), nullable=False),
        sa.Column("resource_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cell", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("hold_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_appointment_cells_appointment_id_appointments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["hold_id"],
            ["appointment_holds.id"],
            name=op.f("fk_appointment_cells_hold_id_appointment_holds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resource", "resource_id", "cell", name=op.f("pk_appointment_cells")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("appointment_cells", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_cells_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_cells_hold_id"), ["hold_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    for table in (
        "appointment_cells",
        "appointment_holds",
        "appointments",
        "meeting_links",
        "day_exceptions",
        "cyclogram_cells",
        "visitors",
        "rooms",
        "booking_rules",
        "bells",
    ):
        op.drop_table(table)
