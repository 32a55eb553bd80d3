"""Values and rules of law and practice; pure, standard library only; time is a parameter."""
