-- admin: the roster and the codes for first sign-in.  Regions, schools,
-- policies and the catalogue are only read: they come with the installation.
GRANT SELECT, INSERT ON teaching_group TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON person TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON member TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON role TO weinengli_admin@localhost;
GRANT SELECT, INSERT, UPDATE ON invitation TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON roster_import TO weinengli_admin@localhost;

GRANT SELECT ON region TO weinengli_admin@localhost;
GRANT SELECT ON region_within TO weinengli_admin@localhost;
GRANT SELECT ON school TO weinengli_admin@localhost;
GRANT SELECT ON enrolment TO weinengli_admin@localhost;
GRANT SELECT ON policy TO weinengli_admin@localhost;
GRANT SELECT ON policy_version TO weinengli_admin@localhost;
GRANT SELECT ON ability TO weinengli_admin@localhost;
GRANT SELECT ON requirement TO weinengli_admin@localhost;
GRANT SELECT ON criterion TO weinengli_admin@localhost;
GRANT SELECT ON member_now TO weinengli_admin@localhost;
GRANT SELECT ON role_now TO weinengli_admin@localhost;
GRANT SELECT ON programme_now TO weinengli_admin@localhost;
GRANT SELECT ON admin_school TO weinengli_admin@localhost;
GRANT SELECT ON roster_keeper TO weinengli_admin@localhost;
GRANT SELECT ON school_seen TO weinengli_admin@localhost;
GRANT SELECT ON signed_up TO weinengli_admin@localhost;
