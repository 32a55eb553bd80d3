"""What a lost laptop held: noted as it is handed out, told to the officer who has to report a breach."""
