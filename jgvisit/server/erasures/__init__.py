"""Erasure orders: taken in signed, carried out here, handed out to every laptop until each has confirmed."""
