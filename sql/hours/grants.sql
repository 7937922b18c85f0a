-- hours: platforms and what they sent, activities and who was there, entries by
-- hand.  Records, attendance and entries are only ever added; an account is
-- matched once, a run is closed by its own puller, a platform's settings edited.
GRANT SELECT, INSERT, UPDATE ON provider TO weinengli_hours@localhost;
GRANT SELECT, INSERT, UPDATE ON pull_run TO weinengli_hours@localhost;
GRANT SELECT, INSERT, UPDATE ON platform_account TO weinengli_hours@localhost;
GRANT SELECT ON same_person_answer TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON platform_record TO weinengli_hours@localhost;
GRANT SELECT, INSERT, UPDATE ON platform_course TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON drop_file TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON platform_doubt TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON doubt_answer TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON platform_void TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON activity TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON sign_in TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON sign_in_end TO weinengli_hours@localhost;
GRANT SELECT, INSERT, DELETE ON sign_in_miss TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON activity_photo TO weinengli_hours@localhost;
GRANT SELECT (token, person, name, file) ON upload TO weinengli_hours@localhost;
GRANT SELECT (id, kind) ON file TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON attendance TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON attendance_recognised TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON hours_entry TO weinengli_hours@localhost;

GRANT SELECT ON person TO weinengli_hours@localhost;
GRANT SELECT ON school TO weinengli_hours@localhost;
GRANT SELECT ON teaching_group TO weinengli_hours@localhost;
GRANT SELECT ON programme TO weinengli_hours@localhost;
GRANT SELECT ON member_now TO weinengli_hours@localhost;
GRANT SELECT ON role_now TO weinengli_hours@localhost;
GRANT SELECT ON programme_now TO weinengli_hours@localhost;
GRANT SELECT ON office_school TO weinengli_hours@localhost;
GRANT SELECT ON school_person TO weinengli_hours@localhost;
GRANT SELECT ON hours_online TO weinengli_hours@localhost;
GRANT SELECT ON hours_research TO weinengli_hours@localhost;
GRANT SELECT ON hours_by_hand TO weinengli_hours@localhost;
GRANT SELECT ON hours_certified TO weinengli_hours@localhost;
GRANT SELECT ON carried TO weinengli_hours@localhost;
GRANT SELECT ON office_programme TO weinengli_hours@localhost;
GRANT SELECT ON outdone TO weinengli_hours@localhost;

-- review places scans of sign-in lists.
GRANT SELECT (id, school, title, held_on) ON activity TO weinengli_review@localhost;
