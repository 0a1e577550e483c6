"""Tips in versions that a school may change, for several audiences; counts of reading; mood marks.

Tips could only be read before, so their old rows hold nothing but what is shipped: they are made anew from the seeds.
"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = "tips"
down_revision = "crisis"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.drop_table("tip_texts")
    op.drop_table("tips")
    op.create_table(
        "tips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_tips_school_id_schools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tips")),
        sa.UniqueConstraint("code", name=op.f("uq_tips_code")),
    )
    with op.batch_alter_table("tips", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tips_area"), ["area"], unique=False)
        batch_op.create_index(batch_op.f("ix_tips_school_id"), ["school_id"], unique=False)

    op.create_table(
        "moods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.LargeBinary(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moods")),
    )
    with op.batch_alter_table("moods", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moods_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_moods_owner"), ["owner"], unique=False)

    op.create_table(
        "tip_audiences",
        sa.Column("tip_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_audiences_tip_id_tips")),
        sa.PrimaryKeyConstraint("tip_id", "audience", name=op.f("pk_tip_audiences")),
    )
    op.create_table(
        "tip_counts",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("tip_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_tip_counts_school_id_schools")),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_counts_tip_id_tips")),
        sa.PrimaryKeyConstraint("school_id", "tip_id", "day", "what", name=op.f("pk_tip_counts")),
    )
    op.create_table(
        "tip_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tip_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("license", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("broken", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("agreed_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by"], ["staff.id"], name=op.f("fk_tip_versions_agreed_by_staff")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_tip_versions_made_by_staff")),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name=op.f("fk_tip_versions_school_id_schools")),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_versions_tip_id_tips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tip_versions")),
        sa.UniqueConstraint("tip_id", "school_id", "number", name=op.f("uq_tip_versions_tip_id_school_id_number")),
    )
    with op.batch_alter_table("tip_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tip_versions_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tip_versions_tip_id"), ["tip_id"], unique=False)

    op.create_table(
        "tip_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("short", sa.String(length=20), nullable=False),
        sa.Column("cards", sa.JSON(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["tip_versions.id"], name=op.f("fk_tip_texts_version_id_tip_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tip_texts")),
        sa.UniqueConstraint("version_id", "locale", name=op.f("uq_tip_texts_version_id_locale")),
    )
    with op.batch_alter_table("tip_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tip_texts_version_id"), ["version_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    for table in ("tip_texts", "tip_versions", "tip_counts", "tip_audiences", "tips", "moods"):
        op.drop_table(table)
    op.create_table(
        "tips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("area", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("license", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tips")),
        sa.UniqueConstraint("code", name=op.f("uq_tips_code")),
    )
    op.create_table(
        "tip_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tip_id", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("short", sa.String(length=20), nullable=False),
        sa.Column("cards", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_texts_tip_id_tips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tip_texts")),
        sa.UniqueConstraint("tip_id", "locale", name=op.f("uq_tip_texts_tip_id_locale")),
    )
