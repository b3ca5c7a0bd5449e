"""Which step follows which, from files to ledger. One screen, read from top to bottom.

files ─read→ articles ─annotate→ annotations ─group→ stories ─cross-check, one story at a time→ ledger
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from recoupe import __version__
from recoupe.crosscheck.dating import settle
from recoupe.crosscheck.entities import join
from recoupe.crosscheck.story import cross_check
from recoupe.engines.local import Failure, LocalEngine
from recoupe.extraction.article import annotate
from recoupe.extraction.parse import model_name
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article
from recoupe.model.entity import Entity
from recoupe.model.ledger import Ledger, MadeBy, Skipped
from recoupe.model.story import GroupingStep, Story
from recoupe.reading import ReadOptions, read
from recoupe.rules.loader import digest
from recoupe.stories import Grouping, find_reuse, grouping

Progress = Callable[[str, int, int], None]  # name of the step, items done, items in all


@dataclass(frozen=True, slots=True)
class CrossChecked:
    """One story, with its articles' values completed and the entities they refer to."""

    articles: tuple[AnnotatedArticle, ...]
    entities: tuple[Entity, ...]
    story: Story


def _silent(step: str, done: int, total: int) -> None: ...


def check(
    inputs: Sequence[str],
    options: ReadOptions | None = None,
    *,
    language: str = "fr",
    engine: LocalEngine | None = None,
    progress: Progress = _silent,
) -> Ledger:
    """Read `inputs` (files, folders, "-") and cross-check what they say.

    Never raises for a bad input: what can't be read or fails on the way is a row of the ledger's `skipped`. What of the
    inputs nothing reads (a row of the --meta file, a PDF in a folder) is a warning. Raises OptionError for an option
    that makes no sense.
    """
    result = read(inputs, options=options or ReadOptions())
    for remark in result.remarks:
        warnings.warn(remark, stacklevel=2)
    return check_articles(result.articles, language=language, engine=engine, progress=progress, skipped=result.skipped)


def check_articles(
    articles: Sequence[Article],
    *,
    language: str = "fr",
    engine: LocalEngine | None = None,
    progress: Progress = _silent,
    skipped: Sequence[Skipped] = (),
) -> Ledger:
    """Cross-check articles that were read already."""
    engine = engine or LocalEngine()
    lost = list(skipped)

    annotated: list[AnnotatedArticle] = []
    for done, found in enumerate(engine.map(partial(annotate, language=language), articles), 1):
        if isinstance(found, Failure):
            lost.append(Skipped(found.item.path or found.item.id, f"extraction failed: {found.message}"))
        else:
            annotated.append(found)
        progress("read", done, len(articles))

    by_id = {a.article.id: a for a in annotated}
    placed = grouping(annotated)
    groups = [tuple(by_id[i] for i in ids) for ids in placed.stories()]
    checked: list[CrossChecked] = []
    for done, outcome in enumerate(engine.map(check_story, groups), 1):
        if isinstance(outcome, Failure):
            lost.extend(
                Skipped(a.article.path or a.article.id, f"cross-check failed: {outcome.message}") for a in outcome.item
            )
        else:
            checked.append(outcome)
        progress("cross-check", done, len(groups))

    stories = [replace(c.story, grouping=_steps(c.story, placed)) for c in checked]
    return Ledger(
        made_by=MadeBy(recoupe=__version__, model=model_name(language), rules=digest()),
        language=language,
        articles=tuple(sorted((a for c in checked for a in c.articles), key=lambda a: a.article.id)),
        entities=_united(checked),
        stories=tuple(sorted(stories, key=lambda s: (-len(s.articles), s.id))),
        skipped=tuple(sorted(set(lost), key=lambda s: (s.path, s.reason))),
    )


def check_story(articles: Sequence[AnnotatedArticle]) -> CrossChecked:
    """The steps on one story: dates settled, entities joined, accounts compared."""
    dated = settle(articles)
    joined, entities = join(dated)
    story = cross_check(joined, entities, find_reuse(joined, entities))
    return CrossChecked(joined, entities, story)


def _steps(story: Story, placed: Grouping) -> tuple[GroupingStep, ...]:
    members = set(story.articles)
    return tuple(step for step in placed.steps if step.article in members)


def _united(checked: Sequence[CrossChecked]) -> tuple[Entity, ...]:
    """The entities of all stories; one that two stories share (a country, an agency) is one row."""
    united: dict[str, Entity] = {}
    for entity in (e for c in checked for e in c.entities):
        other = united.get(entity.id)
        if other is not None:
            aliases = tuple(sorted({*other.aliases, *entity.aliases}))
            roles = tuple(sorted({*other.roles, *entity.roles}, key=lambda r: (r.article, r.start, r.end)))
            united[entity.id] = replace(other, named=other.named or entity.named, aliases=aliases, roles=roles)
        else:
            united[entity.id] = entity
    return tuple(united[i] for i in sorted(united))
