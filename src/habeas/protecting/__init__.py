"""From what is known to what may be shown: words taken out, files made anew, faces covered."""
