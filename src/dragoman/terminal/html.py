"""A sheet as a page of HTML that stands by itself: no scripts, nothing fetched, all text of pages escaped."""

from __future__ import annotations

from html import escape

from dragoman.terminal.markdown import BIDI
from dragoman.terminal.screen import printable
from dragoman.terminal.sheet import Cited, Item, Sheet, attribution

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
body { color: #222; background: #fff }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #ccc }
ul { padding-left: 1.2rem }
ul ul { list-style: none; padding-left: .8rem; border-left: 3px solid #ddd; margin: .3rem 0 1rem }
li li { font-size: .9rem; color: #444; margin: .2rem 0 } time { font-weight: 600 } q { quotes: none; color: #111 }
@media (prefers-color-scheme: dark) {
body { background: #181818; color: #ddd } li li { color: #bbb } q { color: #eee } a { color: #8bf } }
"""
_HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
)


def html(sheet: Sheet) -> str:
    """The sheet as a whole page of HTML."""
    parts = [f"<h1>{_text(sheet.title)}</h1>", f"<p>{_text(sheet.note)}</p>"]
    for section in sheet.sections:
        parts += [f"<h2>{_text(section.title)}</h2>", "<ul>", *map(_item, section.items), "</ul>"]
    if not sheet.sections:
        parts.append("<p>Nothing in this record fits what was asked.</p>")
    head = f"<head>{_HEAD}<title>{_text(sheet.title)}</title><style>{_STYLE}</style></head>"
    return "\n".join(["<!DOCTYPE html>", '<html lang="en">', head, "<body>", *parts, "</body>", "</html>", ""])


def _item(item: Item) -> str:
    day = f"<time>{_text(item.day)}</time> " if item.day else ""
    left_out = f"<li>and {item.left_out} more</li>" if item.left_out else ""
    sources = "".join(f"<li>{_source(one)}</li>" for one in item.sources)
    return f"<li>{day}{_apart(item.text)}<ul>{sources}{left_out}</ul></li>"


def _source(cited: Cited) -> str:
    outlet, *others = map(_apart, attribution(cited))
    if cited.page.startswith(("http://", "https://")):
        outlet = f'<a href="{escape(cited.page)}" rel="noopener noreferrer">{outlet}</a>'
    told = ", ".join([outlet, *others])
    return f'{told}: <q lang="{escape(cited.language)}" dir="auto">{_text(cited.sentence)}</q>'


def _apart(text: str) -> str:
    """A text whose direction of writing ends with it."""
    return f"<bdi>{_text(text)}</bdi>"


def _text(text: str) -> str:
    return escape(" ".join(printable(text).translate(BIDI).split()))
