"""The command that shows how a page was read: pack writers live by it."""

from __future__ import annotations

import sys

import click

from dragoman.cli.shared import codes, complain, errors_named, json_option, languages_option, stdin


@click.command(short_help="Show why each fact of a page came or did not.")
@click.argument("sources", nargs=-1, metavar="[PAGE]...")
@click.option("--text", metavar="WORDS", help="Explain these words instead of a page.")
@click.option("--with", "containing", metavar="WORDS", help="Only the sentences that contain these words.")
@languages_option
@json_option
def explain(
    sources: tuple[str, ...], text: str | None, containing: str | None, languages: str | None, as_json: bool
) -> None:
    """Show how each sentence of a PAGE was read: what its words are to the program, and what became of them.

    For every sentence: what the language's pack and the knowledge mark in it, who stands together and how they are
    attached, every word that may tell an event with its clause, its parties and why it was told or not, and the
    quotations. A PAGE is anything that `dragoman analyse` takes.
    """
    from dragoman.analysing import analyse as analyse_text
    from dragoman.analysing import analyse_many
    from dragoman.reading.explaining import explained
    from dragoman.terminal.explanations import show_explained
    from dragoman.terminal.screen import print_json

    if bool(sources) == (text is not None):
        raise click.UsageError("give either a PAGE or --text")
    spoken = codes(languages)
    failed = 0
    with errors_named():
        read_so = (
            [analyse_text(text, language=spoken[0] if len(spoken) == 1 else None)]
            if text is not None
            else analyse_many(sources, 1, stdin(), languages=spoken, lists=())
        )
        for analysis in read_so:
            failed += complain(analysis)
            if analysis.article is None:
                continue
            words = analysis.article.text
            sentences = [one for one in explained(analysis.article) if (containing or "") in words[slice(*one.span)]]
            if as_json:
                print_json(sentences)
            else:
                show_explained(analysis.article, sentences)
    sys.exit(1 if failed else 0)
