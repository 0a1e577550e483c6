"""What is done to a tip by one button: back, hidden, shown, deleted, read, agreed to or not."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_specialist, translate
from admin.session import writing
from admin.undo import offer_undo
from admin.views.tips import form, refusals
from core.tips import agreeing, editing, versions
from core.tips.catalogue import TipUnknown

TIP: Final = "/<int(max=2147483647):tip_id>"
VERSION: Final = f"{TIP}/versions/<int(max=2147483647):number>"


class TipActs(SecureView):
    """One rule in one transaction, then the tip's page with a word about it."""

    @expose(f"{VERSION}/back", methods=("POST",))
    def back(self, tip_id: int, number: int) -> Response:
        """An older wording stands again."""
        return self._act(tip_id, partial(versions.back, number=number), "back")

    @expose(f"{TIP}/shipped", methods=("POST",))
    def shipped(self, tip_id: int) -> Response:
        """The shipped wording stands again."""
        return self._act(tip_id, versions.back_to_shipped, "shipped")

    @expose(f"{TIP}/hide", methods=("POST",))
    def hide(self, tip_id: int) -> Response:
        """Readers of this school do not find it any more."""
        return self._act(tip_id, versions.hide, "hide", undo=".show")

    @expose(f"{TIP}/show", methods=("POST",))
    def show(self, tip_id: int) -> Response:
        """Readers find it again."""
        return self._act(tip_id, versions.show, "show")

    @expose(f"{TIP}/delete", methods=("POST",))
    def delete(self, tip_id: int) -> Response:
        """An own tip goes; for a moment it can be brought back."""
        return self._act(tip_id, editing.delete, "delete", undo=".restore", to=url_for(".index"))

    @expose(f"{TIP}/restore", methods=("POST",))
    def restore(self, tip_id: int) -> Response:
        """A deleted own tip comes back."""
        return self._act(tip_id, editing.restore, "restore")

    @expose(f"{TIP}/read", methods=("POST",))
    def read(self, tip_id: int) -> Response:
        """«I have read it», as a psychologist or as a native speaker."""
        opened, role = form.typed(request.form).opened, request.form.get("role", "")
        return self._act(tip_id, partial(versions.read, number=opened, role=role), "read")

    @expose(f"{TIP}/agree", methods=("POST",))
    def agree(self, tip_id: int) -> Response:
        """The second person agrees: what waits stands from now on."""
        return self._decide(tip_id, agreeing.agree, "agree")

    @expose(f"{TIP}/refuse", methods=("POST",))
    def refuse(self, tip_id: int) -> Response:
        """What waits does not stand; whoever wrote it takes it back so."""
        return self._decide(tip_id, agreeing.refuse, "refuse")

    def _decide(self, tip_id: int, rule: Callable[..., None], done: str) -> Response:
        typed = form.typed(request.form)
        return self._act(tip_id, partial(rule, number=typed.opened, reason=typed.reason), done)

    def _act(self, tip_id: int, rule: Callable[..., Any], done: str, *, undo: str = "", to: str = "") -> Response:
        back_to = to or url_for(".tip", tip_id=tip_id)
        try:
            with writing() as session:
                rule(session, tip_id, by=current_specialist(), now=clock())
        except TipUnknown:
            abort(404)
        except tuple(refusals.WORDS) as problem:
            flash(refusals.words(problem), "warning")
            return redirect(back_to, code=303)
        words = translate(f"tips-desk-done-{done}")
        if undo:
            offer_undo(words, url_for(undo, tip_id=tip_id))
        else:
            flash(words, "success")
        return redirect(back_to, code=303)
