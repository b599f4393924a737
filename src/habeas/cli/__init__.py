"""The commands: what `habeas` does at a terminal. They print and ask; the work is done in `habeas.actions`."""
