"""The review desk: pages in the browser of this machine, where people decide beside the words.

A Django app without tables. It shows what `actions` give and hands back what a person decided; it decides nothing itself.
"""
