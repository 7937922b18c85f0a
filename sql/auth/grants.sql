-- auth: passwords and sessions, who somebody is, and what she is typing.
GRANT SELECT, INSERT, UPDATE ON credential TO weinengli_auth@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO weinengli_auth@localhost;
GRANT SELECT, INSERT, DELETE ON login_attempt TO weinengli_auth@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON typing TO weinengli_auth@localhost;

GRANT SELECT (id, login, name, closed) ON person TO weinengli_auth@localhost;
GRANT SELECT ON due_first TO weinengli_auth@localhost;
GRANT SELECT (person, here) ON member TO weinengli_auth@localhost;
GRANT SELECT (person, kind, since, until) ON role TO weinengli_auth@localhost;
GRANT SELECT ON member_now TO weinengli_auth@localhost;
GRANT SELECT ON role_now TO weinengli_auth@localhost;
GRANT SELECT ON programme_now TO weinengli_auth@localhost;
GRANT SELECT ON school TO weinengli_auth@localhost;
GRANT SELECT ON teaching_group TO weinengli_auth@localhost;
GRANT SELECT ON region TO weinengli_auth@localhost;
