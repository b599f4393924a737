"""What habeas refuses, in the language of the page: the messages of the errors that somebody at the desk can meet."""

from __future__ import annotations

import functools
import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as later

REFUSALS = (
    later("There is no such source in the casebook."),
    later("The first day comes after the last one."),
    later("The smallest number is larger than the largest."),
    later("%(a)s is none of: %(b)s."),
    later("The marked words are not the words of the source at this place. Mark them again."),
    later("A number is written in digits: 9, or 30 and 40."),
    later("One of the people is not in the casebook any more. Load the page again."),
    later("%(a)s is no day: write it as 2017-11-04."),
    later("no case fits %(a)s. `habeas cases` lists the %(b)s there are."),
    later("the casebook has no case yet. Read some reports with `habeas read PATH`."),
    later("%(a)s fits %(b)s cases: %(c)s. Give the number of one."),
    later("no person has the id or the name %(a)s. `habeas show CASE` prints the ids of its people."),
    later("no claim has the id %(a)s. `habeas show CASE` prints the ids of its claims."),
    later("A correction says what is right: --set predicate=..., for example."),
    later("%(a)s people are named %(b)s: %(c)s. Give the id of one."),
    later("case %(a)s has no main event. Give the id of an event; `habeas show %(b)s` prints them."),
    later(
        "%(a)s is one person or event in the casebook. To take it apart, name it as single reports do: `habeas show CASE --joined` prints those ids."
    ),
    later("no words stand for %(a)s that a decision could hold on to."),
    later("the ledger has no decision %(a)s. `habeas ledger` lists the %(b)s there are."),
    later("What was done about those who work here is changed on their page, or with `habeas team`."),
    later("decision %(a)s was taken back already."),
    later("A decision says %(a)s; nothing was written."),
    later("What was written holds a character that belongs to no text (NUL, or half of one). Type it again; nothing was written."),
    later("no inbox is open"),
    later("This source holds no such picture."),
    later("A picture is shown or kept in."),
    later("This source holds this picture already."),
    later("The picture is larger than %(a)s MB. Save it smaller."),
    later("This file is no picture that can be opened (JPEG, PNG, GIF, WebP, TIFF, BMP; at least %(a)s pixels wide and tall)."),
    later("This is not the copy that was shown. Look at the covered picture once more; nothing was written."),
    later("The box %(a)s,%(b)s,%(c)s,%(d)s lies outside the picture (%(e)s x %(f)s)."),
    later("%(a)s is no box. Write it as x,y,width,height in pixels, such as 120,80,60,75."),
    later("This source is no web page."),
    later("This source has no pages to look at."),
    later("One of the two is not in the casebook any more: a newer reading may have given it another place."),
    later("No words stand for one of the two that a decision could hold on to."),
    later("decision %(a)s is no publication. `habeas publications` lists them."),
    later("nothing was published: what would go out has changed since it was looked at. Look at it again."),
    later("name at least one case to publish; `habeas cases` lists those there are."),
    later("a publication has a title: --title says it."),
    later("quotes are shown or withheld; pictures are shown, or none are."),
    later("dates are one of: %(a)s; ages: exact, band; inhabitants a number of 0 or more."),
    later("a publication is decided on for the time that its preview was made for. Make the preview again."),
    later("nothing was published: %(a)s findings are not answered. Say less exactly, or accept each by name with a reason."),
    later("nothing was published: %(a)s."),
    later("decision %(a)s is no publication that stands. `habeas publications` lists them."),
    later("publication %(a)s waits for a second person, who signs it in the ledger of the desk (`habeas serve`)."),
    later("the casebook has changed since publication %(a)s was approved, and its files would be others. Publish anew."),
    later("%(a)s: consent to a submission is not known; note it with `habeas consent`"),
    later('the pseudonym %(a)s is also the name of somebody who is protected: draw another with `habeas pseudonyms --renew "%(b)s"`'),
    later("%(a)s is shown by name and is protected now: %(b)s"),
    later("The ledger has no such decision."),
    later("What was done about those who work here is changed on their page."),
    later("There is no such claim any more: a newer reading may have given it another place."),
    later("A correction says what is right; nothing was changed in the form."),
    later("%(a)s decided on this at %(b)s (%(c)s: %(d)s). Look at it again; nothing was written."),
    later("There is no decision of yours to take back."),
    later("What was decided on this is not in the ledger any more. Look at it again; nothing was written."),
    later("There are %(a)s such claims now and not %(b)s. Look at the preview again; nothing was written."),
    later("Too much failed. Try again in %(a)s seconds."),
    later("This is not your password. Nothing was changed."),
    later("This decision waits for no second signature any more."),
    later("You decided this yourself: another person signs it."),
    later("Nobody of this number works here."),
    later("nobody called %(a)s works here; `habeas team list` names those who do."),
    later("A name has 1 to 80 characters."),
    later("Somebody called %(a)s works here already; take another name."),
    later("The first account must be an administrator's: somebody has to let the others in."),
    later("A password has at least %(a)s characters; a few words that nobody else would put together are good."),
    later("This password is one of those that are tried first. Choose another."),
    later("This password has the name in it. Choose another."),
    later("A role is one of: %(a)s."),
    later("One of the cases is not in the casebook any more. Load the page again."),
    later("Two people can be asked to sign %(a)s."),
    later("%(a)s is the only administrator; make another one first."),
    later("This session has ended already."),
    later("A view can be kept of the cases, the search, the queue and the ledger."),
    later("A view has a name of at most %(a)s letters."),
    later("There is no such view of yours."),
    later("Nobody keeps more than %(a)s views; forget one first."),
    later("there is no case %(a)s any more. The list of cases has those there are."),
    later("there is no report %(a)s."),
    later("A decision is accept, reject, correct or not sure."),
    later("Decide on all: accept, reject or not sure."),
    later("Mark some words of the text first."),
    later("The fonts for PDFs have no %(a)s and %(b)s other letters of this text. Write .docx or .html instead."),
    later("Making PDFs needs an optional part. Install it once (%(a)s), or choose another form, such as .docx or .html."),
    later("the casebook has no case %(a)s; `habeas cases` lists those it has"),
    later("a site cannot be published in %(a)s; it can in %(b)s"),
    later("the manifest.json of the last publication cannot be read; take it from where the site was published"),
    later("The form is not whole. Load the page again."),
    later("the casebook refuses what was found in %(a)s: %(b)s"),
)
"""Each message as it is raised, with %(a)s, %(b)s where it names something. A test holds this list against what the code raises."""


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The messages as patterns; the one with the most words of its own first, for it says most."""
    found = [(_pattern(said), said) for said in REFUSALS]
    return tuple(sorted(found, key=lambda pair: -len(re.sub(r"%\(\w\)s", "", pair[1]))))


def _pattern(said: str) -> re.Pattern[str]:
    parts = re.split(r"%\((\w)\)s", said)
    return re.compile("".join(f"(?P<{part}>.+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)), re.DOTALL)


def in_words(message: object) -> str:
    """A refusal in the language of the page; one that the list does not know stays as it is."""
    text = str(message)
    for pattern, said in _patterns():
        if match := pattern.fullmatch(text):
            return gettext(said) % match.groupdict() if match.groupdict() else gettext(said)
    return text
