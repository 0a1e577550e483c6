"""Accounts as Flask-Security sees them: our staff rows, their passwords and second factors, and its settings."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any, Final

from flask import Flask, Request
from flask_security import RoleMixin, Security, SQLAlchemySessionUserDatastore, UserMixin, uia_username_mapper
from flask_security.password_util import PasswordUtil
from flask_security.totp import Totp
from flask_security.username_util import UsernameUtil
from sqlalchemy.orm import Mapped, relationship

from admin.catalogues import TRANSLATIONS
from admin.security import translate
from admin.session import Senim
from core.crypto import derive
from core.staff import PASSWORD_LENGTH, password_problem
from db.models.staff import STAFF_ROLES, Staff, StaffRole

TOTP_STEP: Final = 30


class AccountRole(StaffRole, RoleMixin):  # type: ignore[misc]
    """A role's row with Flask-Security's manners."""


class Account(Staff, UserMixin):  # type: ignore[misc]
    """A member of staff's row with Flask-Security's manners: the tables themselves know no framework."""

    roles: Mapped[list[AccountRole]] = relationship(  # type: ignore[assignment]
        AccountRole, secondary=STAFF_ROLES, lazy="selectin", overlaps="roles"
    )

    @property
    def name(self) -> str:
        """What the top bar calls the person."""
        return self.full_name


class Accounts(SQLAlchemySessionUserDatastore):
    """The staff table as Flask-Security's store."""

    def mf_delete_recovery_code(self, user: Any, idx: int) -> bool:
        """Spend a recovery code. A new list is set: a change inside the old one would not be noticed, nor written."""
        codes = list(user.mf_recovery_codes or ())
        if not 0 <= idx < len(codes):
            return False
        user.mf_recovery_codes = codes[:idx] + codes[idx + 1 :]
        self.put(user)  # type: ignore[no-untyped-call]
        return True


class OneTimeCodes(Totp):
    """Codes of the phone, each good once: within this process by its counter, across a restart by the last sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.used: dict[int, int] = {}

    def get_last_counter(self, user: Any) -> int | None:
        """The newest step whose code was taken from this person."""
        if user.id in self.used:
            return self.used[user.id]
        return int(user.last_login_at.timestamp()) // TOTP_STEP if user.last_login_at else None

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """A code was taken."""
        self.used[user.id] = tmatch.counter


class Passwords(PasswordUtil):
    """Long enough, and not what everybody tries first."""

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:  # noqa: FBT001
        """Problems in the person's language, and the password in one spelling."""
        normal = self.normalize(password)
        user = kwargs.get("user")
        known = (user.username, user.full_name) if user else tuple(str(value) for value in kwargs.values() if value)
        problem = password_problem(normal, known=known)
        return ([translate(f"account-password-{problem}")] if problem else None), normal


class Usernames(UsernameUtil):
    """User names in one spelling: «Айгүл» and «айгүл» are one person, in every database."""

    def normalize(self, username: str) -> str | None:
        """The stored spelling."""
        normal = super().normalize(username)
        return normal.casefold() if normal else normal

    def validate(self, username: str) -> tuple[str | None, str | None]:
        """A problem in the person's language, and the stored spelling."""
        problem, normal = super().validate(username)
        return problem, normal.casefold() if normal else normal


def settings_of(senim: Senim) -> dict[str, Any]:
    """Flask-Security's settings: password and phone, no e-mail, every key derived from the panel's own secret."""
    return {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SALT": derive(senim.secret, "passwords").hex(),
        "SECURITY_PASSWORD_LENGTH_MIN": PASSWORD_LENGTH,
        "SECURITY_USER_IDENTITY_ATTRIBUTES": [{"username": {"mapper": uia_username_mapper}}],
        "SECURITY_USERNAME_ENABLE": True,
        "SECURITY_USERNAME_REQUIRED": True,
        "SECURITY_USERNAME_ALLOWED_CHARS": ["L", "N", "Pc", "Pd"],
        "SECURITY_INPUT_NORMALIZE_FORM": "NFKC",
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_API_ENABLED_METHODS": ["session"],
        "SECURITY_FRESHNESS": timedelta(minutes=15),
        "SECURITY_FRESHNESS_GRACE_PERIOD": timedelta(minutes=15),
        "SECURITY_CHANGEABLE": True,
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_POST_CHANGE_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/login",
        "SECURITY_LOGOUT_CSRF": True,
        "SECURITY_I18N_DIRNAME": ["builtin", str(TRANSLATIONS)],
        **_second_factor(senim.secret),
    }


def _second_factor(secret: bytes) -> dict[str, Any]:
    return {
        "SECURITY_TWO_FACTOR": True,
        "SECURITY_TWO_FACTOR_REQUIRED": True,
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
        "SECURITY_TOTP_SECRETS": {"1": derive(secret, "second factors").hex()},
        "SECURITY_TOTP_ISSUER": "Senim",
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": 10,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [urlsafe_b64encode(derive(secret, "recovery codes"))],
    }


def install_accounts(app: Flask, senim: Senim) -> None:
    """Put Flask-Security over our staff table."""
    app.config.update(settings_of(senim))
    store = Accounts(senim.rows, Account, AccountRole)
    security = Security(
        app,
        store,
        password_util_cls=Passwords,
        username_util_cls=Usernames,
        totp_cls=OneTimeCodes,
    )
    security.want_json(_never)
    # A bearer token would outlive the session's own limits.
    app.login_manager.request_loader(None)  # type: ignore[attr-defined]


def _never(_request: Request) -> bool:
    """The panel answers people, not programs: one way in, one set of checks."""
    return False
