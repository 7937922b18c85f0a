-- admin: regions, schools and who is where.  What was written ends (until) and is
-- never deleted; a region and a school are edited in place.
GRANT SELECT, INSERT, UPDATE ON teaching_group TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON person TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON member TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON role TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON invitation TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON roster_import TO weinengli_admin@localhost;

GRANT SELECT, INSERT, UPDATE ON region TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON region_within TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON school TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON enrolment TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE (until) ON exemption TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON extension TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON extension_request TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON extension_answer TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE (answer) ON extension_asked TO weinengli_admin@localhost;
GRANT SELECT ON extended TO weinengli_admin@localhost;
GRANT SELECT ON extended_person TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE (until) ON relation TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON carried TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON same_person TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON same_person_answer TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON amendment TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON amendment_end TO weinengli_admin@localhost;
GRANT SELECT ON amendment_now TO weinengli_admin@localhost;
GRANT SELECT ON amendment_open TO weinengli_admin@localhost;
GRANT SELECT ON amendment_keeper TO weinengli_admin@localhost;
-- What keeps two records from being one person (same_person.c).
GRANT SELECT (person, programme, ability, number) ON submission TO weinengli_admin@localhost;
GRANT SELECT (activity, person) ON attendance TO weinengli_admin@localhost;
GRANT SELECT (activity, person, recognised_by) ON attendance_recognised TO weinengli_admin@localhost;
GRANT SELECT (programme, person, entered_by) ON hours_entry TO weinengli_admin@localhost;
GRANT SELECT (submission, author, judge) ON verdict TO weinengli_admin@localhost;
GRANT SELECT (author, judge) ON drawn TO weinengli_admin@localhost;
GRANT SELECT (author, judge) ON borrowed TO weinengli_admin@localhost;
GRANT SELECT (author, judge) ON recheck_judge TO weinengli_admin@localhost;
GRANT SELECT ON due_recheck TO weinengli_admin@localhost;
GRANT SELECT (author, opened_by) ON recheck TO weinengli_admin@localhost;
GRANT SELECT (author, returned_by) ON work_return TO weinengli_admin@localhost;
GRANT SELECT (author, chair) ON signature TO weinengli_admin@localhost;
GRANT SELECT (author, helper, named_by) ON coaching TO weinengli_admin@localhost;
GRANT SELECT (author, objector) ON objection TO weinengli_admin@localhost;
GRANT SELECT (author, nominated_by) ON nomination TO weinengli_admin@localhost;
GRANT SELECT (person, recognised_by) ON certificate TO weinengli_admin@localhost;

GRANT SELECT, INSERT ON school_ict TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE (until) ON pairing TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON programme TO weinengli_admin@localhost;

GRANT SELECT ON school_person TO weinengli_admin@localhost;
GRANT SELECT ON head_now TO weinengli_admin@localhost;
GRANT SELECT ON policy TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON policy_version TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON ability TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON ability_label TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON requirement_list TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON requirement TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON criterion TO weinengli_admin@localhost;
GRANT SELECT ON member_now TO weinengli_admin@localhost;
GRANT SELECT ON role_now TO weinengli_admin@localhost;
GRANT SELECT ON programme_now TO weinengli_admin@localhost;
GRANT SELECT ON office_school TO weinengli_admin@localhost;
GRANT SELECT ON school_above TO weinengli_admin@localhost;
GRANT SELECT ON region_above TO weinengli_admin@localhost;
GRANT SELECT ON admin_school TO weinengli_admin@localhost;
GRANT SELECT ON roster_keeper TO weinengli_admin@localhost;
GRANT SELECT ON school_seen TO weinengli_admin@localhost;
GRANT SELECT ON signed_up TO weinengli_admin@localhost;
-- Whom a new version of a policy hits.
GRANT SELECT ON offer_now TO weinengli_admin@localhost;
GRANT SELECT ON choice_now TO weinengli_admin@localhost;
GRANT SELECT ON task_list TO weinengli_admin@localhost;
GRANT SELECT ON choice TO weinengli_admin@localhost;
GRANT SELECT ON certified TO weinengli_admin@localhost;
GRANT SELECT ON proposal TO weinengli_admin@localhost;
GRANT SELECT ON standing TO weinengli_admin@localhost;
GRANT SELECT ON case_open TO weinengli_admin@localhost;
