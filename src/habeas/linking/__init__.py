"""Who is the same and what is the same across reports: names, kin, incidents, bodies, places, laws, texts.

`keys` says which reports could have to do with one another, `compare` links two of them, `cluster` puts links and decisions together,
`dating.infer_published` bounds the day of an undated report.
"""
