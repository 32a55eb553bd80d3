"""Who works here, and who has whose families during leave."""
