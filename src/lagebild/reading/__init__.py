"""(Report, Language) → Reading. Pure: the same text gives the same findings, always."""
