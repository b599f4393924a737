"""Questions about a parse that many steps ask again: answered once, the answer kept as long as the words. None may hang on the day they came out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from habeas.finding.annotations import Parse

P = ParamSpec("P")
R = TypeVar("R")


def once(question: Callable[Concatenate[Parse, P], R]) -> Callable[Concatenate[Parse, P], R]:
    """Keep the answers to a question on the parse it is asked of. What it gives back must not be changed by who asks."""

    @functools.wraps(question)
    def asked(parse: Parse, *rest: P.args, **named: P.kwargs) -> R:
        key: Any = (*rest, *named.items()) if named else rest
        known = parse.answers.get(question)
        if known is None:
            known = parse.answers[question] = {}
        if key not in known:
            known[key] = question(parse, *rest, **named)
        answer: R = known[key]
        return answer

    return cast(Callable[Concatenate[Parse, P], R], asked)
