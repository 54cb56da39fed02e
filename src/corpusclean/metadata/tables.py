"""The tables of the metadata stage: which declared names speak of which field, and which place is believed first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _table(said: Mapping[str, str], separator: str | None = None) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({field: tuple(names.split(separator)) for field, names in said.items()})


#: Names of meta tags by field, the most trusted first.
META: Final[Mapping[str, tuple[str, ...]]] = _table(
    {
        "title": (
            "og:title citation_title dc.title dcterms.title sailthru.title parsely-title twitter:title title headline"
        ),
        "authors": (
            "citation_author author article:author byl parsely-author sailthru.author dc.creator dcterms.creator "
            "book:author og:article:author article:author_name twitter:data1 dc.creator.personalname "
            "eprints.creators_name prism.creator rbauthors articleauthor article:author:name creator writer "
            "reporter autor autora auteur verfasser skribent forfatter"
        ),
        "published": (
            "article:published_time og:article:published_time og:published_time datepublished date.issued "
            "dc.date.issued dcterms.issued dcterms.created dc.date.created citation_publication_date "
            "citation_date citation_online_date parsely-pub-date sailthru.date pubdate publishdate publish-date "
            "publish_date date dc.date article.published published_time originalpublicationdate publication_date "
            "date_published displaydate published date-pub datecreated dcterms.date bepress_citation_date "
            "bepress_citation_online_date eprints.date wkhealth_date gsa.date pdate ptime date_of_publication "
            "date_posted article_date_original articlepublishdate article:post_time weibo:article:create_at og:regdate "
            "dcsext.articlefirstpublished publishing-date date-creation-yyyymmdd fecha datum"
        ),
        "modified": (
            "article:modified_time og:updated_time og:article:modified_time datemodified dcterms.modified "
            "dc.date.modified last-modified lastmodified lastmod revised article.updated article:modified og:updated "
            "updated updated_time moddate bt:moddate mediator_updated revision_date"
        ),
        "site": (
            "og:site_name citation_journal_title dc.publisher dcterms.publisher publisher copyright-holder "
            "application-name apple-mobile-web-app-title"
        ),
        "url": "og:url parsely-link citation_abstract_html_url twitter:url",
        "section": "article:section parsely-section og:article:section section",
        "tags": ("article:tag og:article:tag news_keywords keywords parsely-tags sailthru.tags citation_keywords"),
        "description": (
            "og:description description dc.description dcterms.description twitter:description sailthru.description"
        ),
        "image": ("og:image og:image:secure_url og:image:url twitter:image twitter:image:src parsely-image-url"),
        "license": "dc.rights dcterms.rights dcterms.license dc.rights.license license rights copyright",
    }
)

#: Keys of front matter by field, likewise; ``-`` reads ``_``.
KEYS: Final[Mapping[str, tuple[str, ...]]] = _table(
    {
        "title": "title subject headline",
        "authors": "author authors author.name authors.name by byline writer",
        "published": (
            "date published publishdate pubdate date_published published_at datepublished created created_at "
            "publish_date date.published posted published_time"
        ),
        "modified": (
            "updated modified lastmod last_modified_at updated_at last_modified date_modified datemodified "
            "date_updated date.updated"
        ),
        "site": "site site_name sitename publication website",
        "url": (
            "canonical_url canonical url permalink original_url originalurl source_url url_source guid link via source "
            "external_url"
        ),
        "section": "section category categories",
        "tags": "tags tag keywords",
        "description": "description summary excerpt abstract",
        "image": "image cover cover_image thumbnail featured_image image_feature og_image",
        "license": "license licence rights",
    }
)

#: Per field, where its value is taken from: the first of these that says one. ``word/key`` narrows an evidence word.
PREFERENCES: Final[Mapping[str, tuple[str, ...]]] = _table(
    {
        "title": (
            "front-matter, header line, title block, heading, heading/same, json-ld/article, meta tag, microdata, "
            "json-ld/page, html title"
        ),
        "authors": (
            "front-matter, header line, byline block/opening, meta tag/citation_author, json-ld/article, "
            "byline block/byline, meta tag, link, "
            "microdata, byline block/named, byline block/marked, json-ld/page, byline block/marked far, "
            "byline block/bare, byline block/beside, byline block/byline loose, "
            "byline block/named loose, byline block/far"
        ),
        "published": (
            "front-matter, header line, json-ld/article, meta tag, microdata, time element/named, "
            "byline block/byline, time element/bare, json-ld/page, byline block/far, script data"
        ),
        "modified": (
            "front-matter, header line, json-ld/article, meta tag, microdata, time element/named, "
            "byline block/byline, time element/bare, json-ld/page, byline block/far"
        ),
        "site": (
            "front-matter, header line, meta tag/og:site_name, json-ld/site, json-ld/article, json-ld/page, meta "
            "tag, licence notice/origin, title block, html title, byline block/byline, byline block/far"
        ),
        "url": (
            "link, meta tag, front-matter, header line/permanent, header line/original, header line/bare, title "
            "block, carrier, json-ld/article, json-ld/page"
        ),
        "section": "front-matter, meta tag, json-ld/article, header line",
        "tags": "front-matter, meta tag, json-ld/article, header line, link",
        "description": "front-matter, meta tag, json-ld/article, json-ld/page",
        "image": "front-matter, meta tag, json-ld/article, json-ld/page",
        "license": "link, front-matter, licence notice, microdata, meta tag, json-ld/article, json-ld/page",
        "reservations": "carrier, meta tag, front-matter, c2pa manifest",
    },
    ", ",
)

_DAY_VOTES: Final = MappingProxyType(
    {
        "front-matter": 12,
        "byline block/opening": 10,
        "header line": 5,
        "meta tag/address": 7,
        "link/address": 7,
        "carrier/address": 7,
        "json-ld/article": 5,
        "meta tag": 6,
        "microdata/near": 6,
        "time element/near named": 5,
        "byline block/labelled": 6,
        "byline block/byline": 5,
        "byline block/dated": 5,
        "time element/near bare": 4,
        "byline block/near": 4,
        "json-ld/page": 4,
        "time element/named": 3,
        "microdata": 2,
        "time element/bare": 1,
        "byline block/tail": 1,
        "byline block/far": 1,
        "script data": 1,
    }
)
#: Per field that is elected: how much each place counts.
VOTES: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({"published": _DAY_VOTES, "modified": _DAY_VOTES})
#: The same for titles: 32 are a factor of e in the odds, learned as a logistic choice among the titles of a page.
TITLE_VOTES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "title block": -16,
        "heading": 14,
        "heading/same": 50,
        "microdata": 18,
        "og:title": 11,
        "twitter:title": 13,
        "meta tag": 13,
        "json-ld/article": 11,
        "json-ld/page": 3,
        "html title": 5,
        "head": 31,
        "address": 39,
        "shared": 34,
        "unrelated": -24,
        "long head": 13,
        "short head": 11,
        "site": -7,
        "one place": -26,
    }
)
#: The same for pages that state no day, in which a row may describe the title or the page.
UNDATED_VOTES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "best in address": 20,
        "of address": 31,
        "on page and in tags": 46,
        "in several tags": 13,
        "json-ld/article": -16,
        "one place": -28,
        "short head": -15,
        "separators": -51,
        "whole": 11,
        "whole, home page": 50,
        "heading: long": 35,
        "heading: all in tags": 3,
        "heading: not in tags": -29,
        "heading, home page": -20,
    }
)
