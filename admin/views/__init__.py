"""Every page of the panel, one line each."""

from flask_admin import Admin, BaseView

from admin.views.appointments import AppointmentsView
from admin.views.audit import AuditView
from admin.views.broadcasts import BroadcastsView
from admin.views.broadcasts.year import BroadcastYearView
from admin.views.classes import ClassesView
from admin.views.clock import ClockView
from admin.views.connections import ConnectionsView
from admin.views.cyclogram import CyclogramView
from admin.views.duty import DutyView
from admin.views.exports import ExportsView
from admin.views.frame import YearView
from admin.views.help_lines import HelpLinesView
from admin.views.help_requests import HelpDeskView
from admin.views.importing import ImportingView
from admin.views.journals import SigningView, journal_views
from admin.views.lexicon import LexiconView, RulesView
from admin.views.materials import MaterialsView
from admin.views.normative import NormativeView
from admin.views.offline import OfflineView
from admin.views.plans import PlansView
from admin.views.reports import ReportsView
from admin.views.screening import ScreeningView
from admin.views.staff import OwnSessionsView, StaffView
from admin.views.subscriptions import SubscriptionsView
from admin.views.tips import TipsView
from admin.views.today import TodayView


def front() -> BaseView:
    """The page behind ``/``."""
    return TodayView()


def register(admin: Admin) -> None:
    """Put every view into the panel; the order is the order of the menu."""
    views: tuple[BaseView, ...] = (
        HelpDeskView(),
        AppointmentsView(),
        OfflineView(),
        *journal_views(),
        SigningView(),
        YearView(),
        ImportingView(),
        PlansView(),
        ReportsView(),
        NormativeView(),
        MaterialsView(),
        ExportsView(),
        ClassesView(),
        TipsView(),
        BroadcastsView(),
        BroadcastYearView(),
        SubscriptionsView(),
        HelpLinesView(admin.app.extensions["senim"].rows),
        CyclogramView(),
        DutyView(),
        ScreeningView(),
        LexiconView(),
        RulesView(),
        StaffView(),
        AuditView(),
        ClockView(),
        ConnectionsView(),
        OwnSessionsView(),
    )
    for view in views:
        admin.add_view(view)
