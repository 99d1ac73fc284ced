"""This folder holds the base of any size: compiled into one SQLite file, from which a check reads only what it asks for."""
