"""Headers that keep a page to itself: nothing from elsewhere runs in it, nothing of it is stored, framed or told to others."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind} 'self'" for kind in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action", "frame-src")),
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No inline script or style and no eval: neither is named, so both are refused."""
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # "no-referrer" would strip the Origin of our own forms, by which forged ones are told
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}


class Headers:
    """Puts the headers on every answer, errors too. An answer that set one itself (a static file, a download) keeps its own."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        response = self.answer(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        return response
