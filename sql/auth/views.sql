-- auth: what others may know of passwords, and which codes still open something.

-- Who has a password, and since when.  Nothing else of it leaves auth.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW signed_up AS
SELECT c.person, c.changed_at AS since
  FROM credential c;

-- A code opens the first password until it expires or a password younger than
-- it exists.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_first AS
SELECT i.person, p.login, i.code, i.made_at, i.expires_at
  FROM invitation i
  JOIN person p ON p.id = i.person AND p.closed = 0
  LEFT JOIN credential c ON c.person = i.person AND c.changed_at >= i.made_at
 WHERE i.expires_at > UTC_TIMESTAMP(6)
   AND c.person IS NULL;
