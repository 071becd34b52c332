"""Which response headers keep a page to itself: no other host, no framing, no keeping."""

from __future__ import annotations

import base64
import hashlib
import re

from flask import Flask, Response

from dashboard import visitor

_INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def add_headers(server: Flask) -> None:
    """Add the content security policy and its companions to every response.

    Dash writes inline scripts into the page it serves, and one more on the first request, so the
    policy names the hash of each script of this very response. Dash needs inline styles.
    """

    @server.after_request
    def secure(response: Response) -> Response:
        scripts = "'self'"
        if response.mimetype == "text/html":
            scripts = " ".join(["'self'", *_hashes(response.get_data())])
            if not visitor.person().is_demonstration:  # the next at this desk may look back
                response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


def _hashes(page: bytes) -> list[str]:
    digests = [hashlib.sha256(script).digest() for script in _INLINE.findall(page)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
