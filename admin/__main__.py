"""``python -m admin``: the panel alone."""

from admin.app import serve
from core import logs
from core.settings import load_settings

if __name__ == "__main__":
    logs.configure()
    serve(load_settings().for_panel())
