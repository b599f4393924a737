"""The least that Django needs to keep a casebook in a SQLite file. A web server brings its own settings instead of these."""

INSTALLED_APPS = ["habeas.store"]
USE_TZ = True
TIME_ZONE = "UTC"
DATABASES = {
    "default": {
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
}
