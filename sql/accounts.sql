-- The ten accounts.  Run once, as root, in the database weinengli.
--
-- `weinengli` nobody can sign in as: it is the definer of all views, and reads
-- what they read.  Nor as `weinengli_same`, which makes two records of one person one
-- (sql/admin/routines.sql).  The other eight belong to one program each: the system user
-- of the same name is let in over the socket, so there is no password to steal.
-- Their rights stand in sql/<workflow>/grants.sql, and nowhere else.

CREATE USER IF NOT EXISTS weinengli@localhost ACCOUNT LOCK;
GRANT SELECT ON * TO weinengli@localhost;
CREATE USER IF NOT EXISTS weinengli_same@localhost ACCOUNT LOCK;

CREATE USER IF NOT EXISTS weinengli_auth@localhost        IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_admin@localhost       IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_plan@localhost        IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_evidence@localhost    IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_review@localhost      IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_hours@localhost       IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_certificate@localhost IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
CREATE USER IF NOT EXISTS weinengli_report@localhost      IDENTIFIED VIA unix_socket WITH MAX_USER_CONNECTIONS 64 MAX_STATEMENT_TIME 20;
