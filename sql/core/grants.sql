-- The journal: everybody appends, nobody changes or deletes; heads only move.
GRANT SELECT, INSERT ON journal TO weinengli_auth@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_admin@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_plan@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_evidence@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_review@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_hours@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_certificate@localhost;
GRANT SELECT, INSERT ON journal TO weinengli_report@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_auth@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_admin@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_plan@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_evidence@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_review@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_hours@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_certificate@localhost;
GRANT SELECT, UPDATE ON journal_head TO weinengli_report@localhost;

-- Who prints forms and finds their scans again.
GRANT SELECT ON paper_key TO weinengli_review@localhost;
GRANT SELECT ON paper_key TO weinengli_hours@localhost;

-- Who shows the journal to an office, and keeps what journal-verify found.
GRANT SELECT ON act TO weinengli_report@localhost;
GRANT SELECT, INSERT ON journal_check TO weinengli_report@localhost;
