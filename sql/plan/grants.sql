-- plan: versions, reviews and lists are only added; the draft alone changes.
GRANT SELECT, INSERT, UPDATE ON plan TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON plan_version TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON offer TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON plan_review TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON compulsory_list TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON compulsory TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON task_list TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON choice TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON personal_plan TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON group_plan TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON bulletin TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON region_document TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON region_filing TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON school_summary TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON headcount TO weinengli_plan@localhost;
GRANT SELECT ON plan_now TO weinengli_plan@localhost;
GRANT SELECT ON plan_due TO weinengli_plan@localhost;
GRANT SELECT ON offer_now TO weinengli_plan@localhost;
GRANT SELECT ON compulsory_now TO weinengli_plan@localhost;
GRANT SELECT ON choice_now TO weinengli_plan@localhost;

GRANT SELECT ON school TO weinengli_plan@localhost;
GRANT SELECT ON programme TO weinengli_plan@localhost;
GRANT SELECT ON region TO weinengli_plan@localhost;
GRANT SELECT ON region_within TO weinengli_plan@localhost;
GRANT SELECT ON teaching_group TO weinengli_plan@localhost;
GRANT SELECT ON ability TO weinengli_plan@localhost;
GRANT SELECT ON member_now TO weinengli_plan@localhost;
GRANT SELECT ON role_now TO weinengli_plan@localhost;
GRANT SELECT ON policy_version TO weinengli_plan@localhost;
GRANT SELECT ON programme_now TO weinengli_plan@localhost;
GRANT SELECT ON office_school TO weinengli_plan@localhost;
GRANT SELECT ON school_person TO weinengli_plan@localhost;
-- What was handed in stays in the task list.
GRANT SELECT ON submission TO weinengli_plan@localhost;
