"""Crawl archives (WARC): each document in one becomes a source that says where in the archive it stands.

Framing and compression are FastWARC's work (the extra ``warc``), imported when an archive is opened.
"""
