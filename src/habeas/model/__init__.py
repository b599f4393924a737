"""The nouns every stage speaks: frozen values with no behaviour beyond comparing themselves.

The standard library is all they use; no stage owns them.
"""
