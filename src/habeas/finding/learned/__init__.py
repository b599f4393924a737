"""Small trained choosers beside the rules: what they score was found by rules, and each score says which features moved it.

`Ranker` (trees.py) chooses among candidates by readable features, `Labeller` (labels.py) gives a stretch of words its labels, `ranker` and
`labeller` (weights.py) fetch them by name from the package, or give None where a weights file is missing: then the rules decide alone.
Training lies outside the package, in tools/train; it calls the same feature functions that run here.
"""
