-- review: what was drawn, judged, returned and signed is only ever added to:
-- no UPDATE and no DELETE anywhere.
GRANT SELECT, INSERT ON draw TO weinengli_review@localhost;
GRANT SELECT, INSERT ON drawn TO weinengli_review@localhost;
GRANT SELECT, INSERT ON verdict TO weinengli_review@localhost;
GRANT SELECT, INSERT ON work_return TO weinengli_review@localhost;
GRANT SELECT, INSERT ON signature TO weinengli_review@localhost;

GRANT SELECT ON person TO weinengli_review@localhost;
GRANT SELECT ON ability TO weinengli_review@localhost;
GRANT SELECT ON requirement TO weinengli_review@localhost;
GRANT SELECT ON criterion TO weinengli_review@localhost;
GRANT SELECT ON policy_version TO weinengli_review@localhost;
GRANT SELECT ON submission TO weinengli_review@localhost;
GRANT SELECT ON piece TO weinengli_review@localhost;
GRANT SELECT ON file TO weinengli_review@localhost;
GRANT SELECT ON submission_now TO weinengli_review@localhost;
GRANT SELECT ON member_now TO weinengli_review@localhost;
GRANT SELECT ON role_now TO weinengli_review@localhost;
GRANT SELECT ON panel_now TO weinengli_review@localhost;
GRANT SELECT ON case_open TO weinengli_review@localhost;
GRANT SELECT ON case_group TO weinengli_review@localhost;
GRANT SELECT ON case_panel TO weinengli_review@localhost;
GRANT SELECT ON case_state TO weinengli_review@localhost;
GRANT SELECT ON due_peer TO weinengli_review@localhost;
GRANT SELECT ON due_leader TO weinengli_review@localhost;
GRANT SELECT ON due_deputy TO weinengli_review@localhost;
GRANT SELECT ON due_panel TO weinengli_review@localhost;
GRANT SELECT ON due_chair TO weinengli_review@localhost;
GRANT SELECT ON due_signature TO weinengli_review@localhost;

-- What comes after the decision.
GRANT SELECT, INSERT ON coaching TO weinengli_review@localhost;
GRANT SELECT, INSERT ON coaching_meeting TO weinengli_review@localhost;
GRANT SELECT ON coach_of TO weinengli_review@localhost;
