"""Who is the same and what is the same across reports: names, kin, incidents, bodies, places, laws, texts.

`keys` says which reports could have to do with one another (`pairs` follows them), `compare` links two of them, `cluster` puts links and
decisions together, `dating.infer_published` bounds the day of an undated report, `texts.fingerprint` marks a text for finding its copies.
"""

from habeas.linking.cluster import cluster
from habeas.linking.compare import compare
from habeas.linking.keys import keys, pairs

__all__ = ["cluster", "compare", "keys", "pairs"]
