"""The doors of the services: what they ask of journal, papers, server and laptop. Others implement them."""
