"""The budgets of the program, measured: `python -m tests.bench [names]` (design §9)."""
