"""How the tables of a casebook came to be, step by step."""
