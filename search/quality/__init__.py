"""How well search answers: judged queries, what came for them, and figures about it."""
