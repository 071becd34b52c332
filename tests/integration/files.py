"""Small files as officers send them."""

MEASURES = (
    b"measure,title,section,unit,polarity,rule,green,amber\n"
    b"GAS-DOM,Domestic gas,housing,percent,higher,bands,100,90\n"
    b"LIFT-ADP,Adapted lifts,housing,percent,higher,bands,100,90\n"
)
OBSERVATIONS = b"measure,period,value\nGAS-DOM,Jun-23,99.75\nLIFT-ADP,2023-06,95\n"
CORRECTION = b"measure,period,value\nGAS-DOM,2023-06,99.8\n"
WRONG = b"measure,period,value\nGAS-DOM,2003-04,99.8\nLIFT-ADP,2023-06,lots\n"
RETURNS = (
    b"workstream,period,annual_target,annual_completed,period_due,period_completed,basis\n"
    b"LIFT-ADP,2023-24 Q2,,,148,142,\n"
    b"MANSAFE,2023-24 Q2,,,0,0,\n"
    b"GAS-DOM,2023-04,8624,8609,,,\n"
    b"EICR-DOM,2023-24 Q2,2691,1200,,,\n"
)
RISKS = b"risk_id,title,likelihood,impact\nR1,Provider failure,4,3\nR2,Fraud,2,2\n"
FEWER_RISKS = b"risk_id,title,likelihood,impact\nR2,Fraud,1,2\n"
ACTIONS = (
    b"plan,plan_year,priority,action_id,title\n"
    b"Carers,2024-25,P1,A1,A forum\nAutism,2024-25,P1,B1,A pathway\n"
)
FEWER_ACTIONS = b"plan,plan_year,priority,action_id,title\nCarers,2024-25,P1,A2,A card\n"
