"""What one must be allowed to do in order to ask for each address. An address without a rule is not answered where a team works; a test finds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from habeas.protecting.access import Act

Rule = Act | Literal["open", "any"]
"""An act; "open": whoever asks; "any": whoever is signed in."""

RULES: Mapping[str, tuple[Rule, Rule]] = {
    "": ("see", "see"),
    "enter/<str:secret>": ("open", "open"),
    "sign-in": ("open", "open"),
    "sign-in/code": ("open", "open"),
    "sign-in/second": ("open", "open"),
    "welcome/<str:secret>": ("open", "open"),
    "leave": ("any", "any"),
    "language": ("open", "open"),
    "fresh": ("see", "see"),
    "static/<str:digest>/<path:name>": ("open", "open"),
    "cases/<str:ident>": ("see", "see"),
    "sources/": ("see", "see"),
    "sources/<str:ident>": ("see", "see"),
    "sources/<str:ident>/at/<int:place>": ("see", "see"),
    "sources/<str:ident>/original": ("see", "see"),
    "sources/<str:ident>/received": ("see", "see"),
    "sources/<str:ident>/pages/<int:number>": ("see", "see"),
    "sources/<str:ident>/pictures/": ("see", "decide"),
    "sources/<str:ident>/pictures/<int:number>": ("see", "decide"),
    "sources/<str:ident>/pictures/<int:number>/seen": ("see", "see"),
    "sources/<str:ident>/pictures/<int:number>/covered": ("see", "see"),
    "sources/<str:ident>/add": ("decide", "decide"),
    "claims/<str:ident>": ("see", "see"),
    "claims/<str:ident>/decide": ("decide", "decide"),
    "queue/": ("decide", "decide"),
    "queue/decide": ("decide", "decide"),
    "queue/correct": ("decide", "decide"),
    "queue/undo": ("decide", "decide"),
    "queue/bulk": ("decide", "decide"),
    "people/": ("see", "see"),
    "people/compare": ("see", "see"),
    "people/decide": ("merge", "merge"),
    "search/": ("see", "see"),
    "add/": ("add", "add"),
    "add/jobs": ("add", "add"),
    "add/clear": ("add", "add"),
    "publish/": ("publish", "publish"),
    "publish/cases": ("publish", "publish"),
    "publish/preview": ("publish", "publish"),
    "publish/go": ("publish", "publish"),
    "publish/another": ("publish", "publish"),
    "publish/look/<str:token>/<path:path>": ("publish", "publish"),
    "publish/<int:number>/files": ("publish", "publish"),
    "publish/<int:number>/withdraw": ("publish", "publish"),
    "views/save": ("see", "see"),
    "views/<int:ident>/forget": ("see", "see"),
    "ledger/": ("see", "see"),
    "ledger/check": ("see", "see"),
    "ledger/undo": ("decide", "decide"),
    "ledger/undo-all": ("decide", "decide"),
    "ledger/sign": ("sign", "sign"),
    "account/": ("any", "any"),
    "team/": ("manage", "manage"),
    "team/rules": ("manage", "manage"),
    "team/<int:ident>": ("manage", "manage"),
}
"""For each address what asking for it (GET) and sending to it (POST) takes."""


def needed(route: str, method: str) -> Rule | None:
    """What a request takes; None where no rule was made for its address."""
    rule = RULES.get(route)
    return None if rule is None else rule[method not in ("GET", "HEAD")]
