"""What Django needs for the pages, beside what the casebook needs (`habeas.store.settings`)."""

from __future__ import annotations

import secrets
from typing import Any

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names by which a browser on this machine calls this machine. Any other name in a request is refused: it could be a page from elsewhere."""
LARGEST_UPLOAD = 512 * 1024 * 1024
"""Bytes of all the files that one upload may hold. What a single file may hold is decided where it is read."""
LARGEST_FORM = 2 * 1024 * 1024

SILENT: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "loggers": {name: {"handlers": ["nowhere"], "propagate": False} for name in ("django", "waitress")},
}
"""Nothing is logged: Django's own log of a fault would print words of cases. `faults.defect` tells the terminal where it happened."""


def desk(hosts: tuple[str, ...] = LOOPBACK, port: int = 0) -> dict[str, Any]:
    """The settings of a desk that answers to these names. Keys live as long as the process: a new start asks everyone to sign in again."""
    return {
        "INSTALLED_APPS": ["habeas.store", "habeas.web"],
        "DEBUG": False,
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": list(hosts),
        "ROOT_URLCONF": "habeas.web.urls",
        "APPEND_SLASH": False,
        "MIDDLEWARE": [
            "habeas.web.safety.Headers",
            "django.middleware.common.CommonMiddleware",  # refuses a Host that is not allowed
            "django.middleware.locale.LocaleMiddleware",
            "habeas.web.faults.Plainly",
            "habeas.web.entry.SignIn",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        "TEMPLATES": [_templates()],
        "FORM_RENDERER": "django.forms.renderers.DjangoTemplates",
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("ko", "한국어")],
        "USE_I18N": True,
        "LANGUAGE_COOKIE_NAME": "habeas-language",
        "LANGUAGE_COOKIE_SAMESITE": "Strict",
        "LANGUAGE_COOKIE_HTTPONLY": True,
        # cookies do not tell ports apart: two desks on one machine must not sign each other out
        "CSRF_COOKIE_NAME": f"habeas-form-{port}",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_FAILURE_VIEW": "habeas.web.faults.forged",
        "HABEAS_COOKIE": f"habeas-{port}",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 500,
        "FILE_UPLOAD_PERMISSIONS": 0o600,
        "LOGGING": SILENT,
    }


def _templates() -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "habeas.web.frame.frame"],
            "builtins": ["django.templatetags.i18n", "habeas.web.templatetags.desk"],
        },
    }
