"""Whether confidence means what it says: of claims stored with about .9, are nine in ten right? Bins, the error, and the drawing of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's confidence and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same confidence: how many, their mean confidence, and the share that is right."""

    claims: int
    confidence: float
    right: float


def bins(told: Iterable[Told]) -> list[Bin]:
    """Claims in tenths of confidence; a tenth without claims is left out."""
    parts: list[list[Told]] = [[] for _ in range(BINS)]
    for t in told:
        parts[min(BINS - 1, int(t.confidence * BINS))].append(t)
    return [Bin(len(p), sum(t.confidence for t in p) / len(p), sum(t.right for t in p) / len(p)) for p in parts if p]


def error(told: Sequence[Told]) -> float:
    """Expected calibration error: how far the share that is right lies from the confidence, over tenths weighed by their claims."""
    return sum(b.claims * abs(b.confidence - b.right) for b in bins(told)) / max(1, len(told))


def table(told: Sequence[Told]) -> str:
    """The tenths as text."""
    return "\n".join(f"  confidence {b.confidence:.2f}  right {b.right:.2f}  of {b.claims}" for b in bins(told))


SIZE, EDGE = 300, 44


def drawing(told: Sequence[Told], title: str) -> str:
    """The reliability diagram as SVG: on the dashed line confidence and truth agree; a dot's area stands for its claims."""
    found, most = bins(told), max((b.claims for b in bins(told)), default=1)

    def x(v: float) -> float:
        return EDGE + v * SIZE

    def y(v: float) -> float:
        return 30 + (1 - v) * SIZE

    ticks = [t / 5 for t in range(6)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + 64} {SIZE + 84}" role="img" aria-label="{title}" font-family="sans-serif" font-size="11">',
        f'<title>{title}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{EDGE}" y="18" font-size="12">{title}</text>',
        *(f'<path d="M{x(0):.0f} {y(t):.0f}H{x(1):.0f}M{x(t):.0f} {y(0):.0f}V{y(1):.0f}" stroke="#ddd"/>' for t in ticks),
        *(f'<text x="{x(t):.0f}" y="{y(0) + 15:.0f}" text-anchor="middle">{t:.1f}</text>' for t in ticks),
        *(f'<text x="{x(0) - 6:.0f}" y="{y(t) + 4:.0f}" text-anchor="end">{t:.1f}</text>' for t in ticks),
        f'<path d="M{x(0):.0f} {y(0):.0f}L{x(1):.0f} {y(1):.0f}" stroke="#888" stroke-dasharray="5 4"/>',
        f'<polyline points="{" ".join(f"{x(b.confidence):.1f},{y(b.right):.1f}" for b in found)}" fill="none" stroke="#1f5a8a" stroke-width="1.5"/>',
        *(
            f'<circle cx="{x(b.confidence):.1f}" cy="{y(b.right):.1f}" r="{3 + 9 * (b.claims / most) ** 0.5:.1f}" fill="#1f5a8a" fill-opacity=".45">'
            f"<title>{b.claims} claims, confidence {b.confidence:.2f}, right {b.right:.2f}</title></circle>"
            for b in found
        ),
        f'<text x="{x(0.5):.0f}" y="{y(0) + 34:.0f}" text-anchor="middle">confidence stored with the claim</text>',
        f'<text transform="translate(12 {y(0.5):.0f}) rotate(-90)" text-anchor="middle">share that is right</text>',
        f'<text x="{EDGE}" y="{y(0) + 50:.0f}" fill="#555">{len(told)} judged claims; expected calibration error {error(told):.3f}</text></svg>',
    ]
    return "\n".join(parts) + "\n"
