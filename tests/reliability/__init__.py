"""`make reliability`: figures of faults, each with how many were tried and what was not measured."""
