"""This folder holds the judgement of a figure by the facts about the same thing, to the letter of the semantics of verdicts."""
