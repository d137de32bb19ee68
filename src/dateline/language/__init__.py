"""Report -> Reading: sentences, parse, names and who a pronoun stands for. The only room that loads spaCy."""

from dateline.language.parse import load, parse
from dateline.language.reading import Reading

__all__ = ["Reading", "load", "parse"]
