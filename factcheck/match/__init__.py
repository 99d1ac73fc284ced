"""This folder holds the way from a figure to the facts about the same thing."""
