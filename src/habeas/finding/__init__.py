"""Text -> Findings: who, what, when, where and who says so, each with its words.

The order of the work: sentences and grammar (parse), then places, organisations, times, amounts, people, speech, events, figures, appeals and
laws over that one parse, then claims. Every step takes the parse and what stands before it, and returns annotations (annotations.py).
"""
