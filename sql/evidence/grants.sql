-- evidence: drafts may change, uploads may be given up, what was handed in
-- may only be added.
GRANT SELECT, INSERT, UPDATE ON draft TO weinengli_evidence@localhost;
GRANT SELECT, INSERT, DELETE ON upload TO weinengli_evidence@localhost;
GRANT UPDATE (file) ON upload TO weinengli_evidence@localhost;
-- DELETE: the sweep, and only what no piece and no upload names (foreign keys).
GRANT SELECT, INSERT, DELETE ON file TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON submission TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON piece TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON piece_picture TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON on_behalf TO weinengli_evidence@localhost;
-- Until it is handed over.
GRANT UPDATE (pieces, note, version, saved_at, given_at) ON on_behalf TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON on_behalf_answer TO weinengli_evidence@localhost;
GRANT SELECT (id, name) ON person TO weinengli_evidence@localhost;
GRANT SELECT (submission, helper) ON coaching TO weinengli_evidence@localhost;
GRANT SELECT ON open_coaching TO weinengli_evidence@localhost;

GRANT SELECT ON submission_now TO weinengli_evidence@localhost;
GRANT SELECT ON entered TO weinengli_evidence@localhost;
GRANT SELECT ON work TO weinengli_evidence@localhost;
GRANT SELECT ON work_open TO weinengli_evidence@localhost;
GRANT SELECT ON policy_version TO weinengli_evidence@localhost;
GRANT SELECT ON choice_now TO weinengli_evidence@localhost;
-- What plans name is kept, and sent to who may read the plan.
GRANT SELECT (file) ON plan_attachment TO weinengli_evidence@localhost;
GRANT SELECT ON attachment_reader TO weinengli_evidence@localhost;
-- And what an activity of 校本教研 shows.
GRANT SELECT (file) ON activity_photo TO weinengli_evidence@localhost;
GRANT SELECT ON photo_reader TO weinengli_evidence@localhost;
-- And scans of paper forms.
GRANT SELECT (file) ON scan TO weinengli_evidence@localhost;
GRANT SELECT ON scan_reader TO weinengli_evidence@localhost;
GRANT SELECT ON draft_of_uploader TO weinengli_evidence@localhost;
GRANT SELECT ON ability TO weinengli_evidence@localhost;
GRANT SELECT ON ability_label TO weinengli_evidence@localhost;
GRANT SELECT ON requirement_list TO weinengli_evidence@localhost;
GRANT SELECT ON requirement TO weinengli_evidence@localhost;
GRANT SELECT ON criterion TO weinengli_evidence@localhost;
GRANT SELECT (id, person, school, teaching_group, here) ON member TO weinengli_evidence@localhost;
GRANT SELECT ON role_now TO weinengli_evidence@localhost;
GRANT SELECT ON office_school TO weinengli_evidence@localhost;
GRANT SELECT (submission, judge, due_at) ON drawn TO weinengli_evidence@localhost;
GRANT SELECT (submission, judge, due_at) ON borrowed TO weinengli_evidence@localhost;
GRANT SELECT ON related TO weinengli_evidence@localhost;
-- A school's evidence as an archive.
GRANT SELECT ON conflict TO weinengli_evidence@localhost;
GRANT SELECT ON member_now TO weinengli_evidence@localhost;
GRANT SELECT ON school_person TO weinengli_evidence@localhost;
GRANT SELECT (id, name) ON school TO weinengli_evidence@localhost;
GRANT SELECT (submission, judge) ON verdict TO weinengli_evidence@localhost;
GRANT SELECT (submission, level, remark, returned_at) ON work_return TO weinengli_evidence@localhost;
GRANT SELECT (submission, grade, remark, signed_at) ON signature TO weinengli_evidence@localhost;
GRANT SELECT ON decision TO weinengli_evidence@localhost;
GRANT SELECT ON excellent_case TO weinengli_evidence@localhost;
GRANT SELECT ON open_recheck TO weinengli_evidence@localhost;
GRANT SELECT ON due_recheck TO weinengli_evidence@localhost;
