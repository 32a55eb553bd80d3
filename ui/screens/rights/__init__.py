"""The rights card: what each person may refuse, ask and must allow; on the screen, a telephone and paper."""
