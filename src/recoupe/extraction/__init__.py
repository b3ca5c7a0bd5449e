"""From one article to its annotations: sentences, entities, dates, quantities, statements.

Each article is read alone, so this is a plain map. Rows refer to the article's own entities.
"""
