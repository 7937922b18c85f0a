-- certificate: what was proposed, recognised and revoked is only ever added to;
-- of a proposal one column moves once, when it no longer waits.
GRANT SELECT, INSERT, UPDATE (open) ON proposal TO weinengli_certificate@localhost;
GRANT SELECT, INSERT ON certificate TO weinengli_certificate@localhost;
GRANT SELECT, INSERT ON revocation TO weinengli_certificate@localhost;

GRANT SELECT ON school TO weinengli_certificate@localhost;
GRANT SELECT ON programme TO weinengli_certificate@localhost;
GRANT SELECT ON person TO weinengli_certificate@localhost;
GRANT SELECT ON policy_version TO weinengli_certificate@localhost;
GRANT SELECT ON policy TO weinengli_certificate@localhost;
GRANT SELECT ON region TO weinengli_certificate@localhost;
GRANT SELECT ON teaching_group TO weinengli_certificate@localhost;
GRANT SELECT ON member_now TO weinengli_certificate@localhost;
GRANT SELECT ON programme_now TO weinengli_certificate@localhost;
GRANT SELECT ON office_school TO weinengli_certificate@localhost;
GRANT SELECT ON school_person TO weinengli_certificate@localhost;
GRANT SELECT ON panel_now TO weinengli_certificate@localhost;
GRANT SELECT ON standing TO weinengli_certificate@localhost;
GRANT SELECT ON due_proposal TO weinengli_certificate@localhost;
GRANT SELECT ON due_recognition TO weinengli_certificate@localhost;
GRANT SELECT ON certificate_now TO weinengli_certificate@localhost;
