"""Faces in a picture: where they are, shown for a person to add to or take from, and covered so that nothing brings them back."""
