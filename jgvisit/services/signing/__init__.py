"""One ceremony per signer: what they see, what they choose, by which means, and the records of it."""
