"""Where steps run. An engine knows a few verbs and nothing about news: it maps a function over items and says what
failed. There is one so far, `local`; a distributed one is not written yet.
"""
