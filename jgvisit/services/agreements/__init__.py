"""What people promise each other: safety plans, stays elsewhere, a colleague's opinion, and taking a yes back."""
