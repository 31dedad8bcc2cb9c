"""The words that give a report's parts and facts away. Data only: every recogniser takes its cues from here."""
