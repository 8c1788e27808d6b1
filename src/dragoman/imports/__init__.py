"""Lists of people and organisations that users bring: FollowTheMoney, Wikidata, tables. A file in, a list out.

`importing` is the table of contents. What a list holds is matched by `dragoman.knowledge.lists`.
"""
