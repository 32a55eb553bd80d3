"""The program in the hands of the family: the way back, the cover, a neutral page."""
