"""The exceptions of the law that a family's help rests on."""
