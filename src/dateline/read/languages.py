"""Which language a report is in. Only English is coded; the rest is kept and named."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_SAMPLE = 1500  # characters that tell the language
_LEAST = 60  # characters; what is shorter holds too little to tell by
_SURE = 0.9
_WORDS = re.compile(r"[^\W\d_]+")
# Words that are among the commonest of English and rare in other languages: together 0.20 of all English words, and at
# most 0.023 of those of any other language in wordfreq (Polish, where "to" is a word).
_ENGLISH = frozenset("the of and to that with from said by who were are have which their for was has".split())
_ENGLISH_SHARE = 0.08  # of the words; the first lines of English reports have 0.11 or more


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text; English where the text is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    words = _WORDS.findall(sample.lower())
    if not words or sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words) > 0:
        return "en"
    letters = "".join(words)
    if letters.isascii() and len(sample) < _LEAST:
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE or not letters.isascii() else "en"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second to load; English needs it seldom

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only languages with an ISO 639-1 code: the others are small, and short texts of their big sisters go to them.
    identifier.set_languages({code for code in identifier.labels if len(code) == 2})
    return identifier


def language_code(given: str) -> str | None:
    """ISO 639-1 code of a language as columns name it: en, en-GB, eng, English. None where it names none."""
    name = re.split(r"[-_]", given.strip().lower())[0]
    if name == "en":
        return name  # without loading the list of all languages, for the commonest case
    from pycountry import languages

    for field in ("alpha_2", "alpha_3", "name"):
        found = languages.get(**{field: name})
        if found is not None:
            return str(getattr(found, "alpha_2", None) or found.alpha_3)
    return None


def language_name(code: str) -> str:
    """English name of a language by its code: `French`."""
    from pycountry import languages

    found = languages.get(alpha_2=code) if len(code) == 2 else languages.get(alpha_3=code)
    return re.sub(r" \(.*\)", "", found.name) if found else "a language"
