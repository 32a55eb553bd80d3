"""The real client and the real server under a simulated scheduler, clock and network; everything follows from one seed.

A plan is drawn from the seed (`plan`), carried out on real stores and a real server (`run`), and judged by a model that
knows nothing of the product's code (`model`). Simulated are: which task goes on (`scheduler`), time, randomness and how
many records make a batch (`world`), and the line (`network`). Real are
SQLite, SQLCipher, FastAPI and every signature.
"""
