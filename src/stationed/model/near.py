"""Near: which known words a mistyped one may be meant for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property

from stationed.model.finding import visible

_FEW = 300
_LONGEST = 200
_SHORT = 4


class Near:
    """Known words that can be asked for near misses, fast also when there are many.

    Parameters
    ----------
    words : iterable of str
        The known words.

    Notes
    -----
    Near is what differs in capitals, blanks and punctuation only; failing that, what one letter more, less, other or
    exchanged with its neighbour makes equal; failing that, and among few words only, what `difflib` finds alike.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._shortened: dict[str, list[str]] = {}

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """Words by what is left of them without capitals, blanks and punctuation."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            if folded := fold(word):
                found.setdefault(folded, []).append(word)
        return found

    def to(self, word: str, *, most: int = 3) -> tuple[str, ...]:
        """Return at most `most` known words near to `word`, nearest first; () when there are none."""
        folded = fold(word)
        if not folded:
            return ()
        if folded in self._folded:
            return tuple(self._folded[folded][:most])
        if len(folded) > _LONGEST:
            return ()
        if not self._shortened:
            for known, words in self._folded.items():
                for short in _shorter(known[:_LONGEST]):
                    self._shortened.setdefault(short, []).extend(words)
        near = dict.fromkeys(found for short in _shorter(folded) for found in self._shortened.get(short, ()))
        if near:
            ordered = sorted(near, key=lambda found: -difflib.SequenceMatcher(None, word, found).ratio())
            return tuple(ordered[:most])
        if len(self.words) > _FEW:
            return ()
        return tuple(difflib.get_close_matches(word, self.words, n=most, cutoff=0.75))

    def misspelt(self, word: str) -> str | None:
        """Return the known word that one letter more, less, other or exchanged makes of `word`; None for short words.

        Among words of four letters such a letter makes another word (a fort is no port), and what is only alike
        (a campus and a camp) is no slip of the hand.
        """
        folded = fold(word)
        if not _SHORT < len(folded) <= _LONGEST:
            return None
        near = [known for known in self.to(word) if _one_letter(folded, fold(known))]
        return near[0] if near else None


def understood(word: str, words: Iterable[str]) -> str | None:
    """Return the one of some words that a text is but for capitals, blanks, punctuation and number; None for none."""
    stem = _singular(fold(word))
    same = [known for known in words if _singular(fold(known)) == stem] if stem else []
    return same[0] if len(same) == 1 else None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _one_letter(word: str, known: str) -> bool:
    return not set(_shorter(word)).isdisjoint(_shorter(known))


def fold(word: str) -> str:
    """Return the word without capitals, blanks and punctuation."""
    return "".join(character for character in word.casefold() if character.isalnum())


def _shorter(word: str) -> Iterator[str]:
    """Return the word and every word that is it without one letter."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def did_you_mean(words: Iterable[str]) -> str:
    """Return 'Did you mean x?' for a list of near words, '' for none."""
    near = [visible(word) for word in words]
    if not near:
        return ""
    return f"Did you mean {near[0] if len(near) == 1 else ', '.join(near[:-1]) + ' or ' + near[-1]}?"
