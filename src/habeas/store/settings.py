"""The least that Django needs to keep a casebook. A web server brings its own settings beside these."""

from typing import Any

INSTALLED_APPS = ["habeas.store"]
USE_TZ = True
TIME_ZONE = "UTC"
FILE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",  # boot.casebook names the file
    "OPTIONS": {
        # a write waits this many seconds for another process before it is told that the casebook is busy
        "timeout": 20,
        # a transaction takes its lock when it begins: two readers that both want to write cannot deadlock
        "transaction_mode": "IMMEDIATE",
        # WAL: one writes while others read. FULL: what was said to be saved is on the disk even if the power fails
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
SERVER: dict[str, Any] = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "",  # boot.casebook says which
    # a thread keeps its connection, and looks before each page whether it still holds
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 10,
        "application_name": "habeas",
        # a write waits this long for another, as in a file; the name of the isolation is 2: what others finished is seen, whatever the server's default;
        # a page from anywhere on the disk costs hardly more than the next one, as on every disk without moving parts: the server's default is for others
        "options": "-c lock_timeout=20s -c random_page_cost=1.1",
        "isolation_level": 2,
    },
}
DATABASES = {"default": {**FILE}}
