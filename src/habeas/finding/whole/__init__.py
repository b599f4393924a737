"""What a report says as a whole: which event it turns on, in what land and town, when, by what kind of actor, and which violations it tells of.

Candidates are what the other steps found, each with its words; small trained choosers (habeas.finding.learned) weigh them by readable features.
Where their weights are missing, what the single clauses say stands alone.
"""
