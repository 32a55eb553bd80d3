"""Who belongs to a family, what happened and what a judge decided; taking families in; facts that contradict."""
