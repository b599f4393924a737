"""One module for each thing a person can do: check, work, save, tell. Commands and pages call the same ones.

Each works on the casebook that `habeas.store.boot.casebook` opened.
"""

from habeas.store.boot import django_ready

django_ready()  # the tables can be imported only after Django is set up
