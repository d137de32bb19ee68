"""Dateline: any pile of news reports in, one archive of events out."""
