"""Nouns to plain data (dicts, lists, strings, numbers) and back again, for storage and for programs."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Plain = dict[str, Any]


def to_plain(value: Any) -> Any:
    """A noun as dicts and lists that JSON can hold; fields at their default value are left out."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is tuple or kind is list:
        return [to_plain(v) for v in value]
    if dataclasses.is_dataclass(kind):
        said = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: to_plain(v) for name, v, default in said if default is dataclasses.MISSING or v != default}
    return value


@functools.cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in dataclasses.fields(kind))


def from_plain(kind: type[T], data: Any) -> T:
    """The noun of the given kind that the plain data describe. Raises TypeError or KeyError where they do not."""
    wanted: Any = kind
    read = _reader(wanted)
    return typing.cast(T, data if read is None else read(data))


@functools.cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """What turns plain data into a value of this kind, None where they are it already; made once a kind, for casebooks hold many."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(a for a in typing.get_args(kind) if a is not type(None)))
        return None if inner is None else lambda data: None if data is None else inner(data)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _noun_reader(kind)
    return None


def _noun_reader(kind: type) -> Callable[[Any], Any]:
    readers: dict[str, Callable[[Any], Any] | None] = {}

    def read(data: Any) -> Any:
        if not readers:
            readers.update({name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()})
        try:
            return kind(**{name: value if (of := readers[name]) is None else of(value) for name, value in data.items()})
        except KeyError:
            unknown = sorted(data.keys() - readers.keys())
            if unknown:
                raise TypeError(f"{kind.__name__} has no {', '.join(unknown)}") from None
            raise

    return read


def _tuple_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        one = _reader(args[0])
        return tuple if one is None else lambda data: tuple([one(v) for v in data])
    each = [_reader(a) for a in args]
    return lambda data: tuple(v if read is None else read(v) for read, v in zip(each, data, strict=True))
