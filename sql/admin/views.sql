-- admin: who is where today, who may do what today, which rules hold today.
--
-- All are merged into the statement that uses them (no GROUP BY, no UNION,
-- no DISTINCT), but roster_keeper and school_seen, which are asked with a
-- constant person, and school where one is meant.  "Today" is the school's day, China Standard Time (there
-- is no daylight saving): ours, no notice names a time zone.

-- Who is at a school.  One row a person.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW member_now AS
SELECT m.person, p.name, p.login, m.school, m.teaching_group, m.staff_no, m.subject, m.full_time, p.born_on
  FROM member m
  JOIN person p ON p.id = m.person AND p.closed = 0
 WHERE m.here = 1;

-- Roles in force.  A closed person holds none.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW role_now AS
SELECT r.person, r.kind, r.region, r.school, r.teaching_group
  FROM role r
  JOIN person p ON p.id = r.person AND p.closed = 0
 WHERE r.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
   AND (r.until IS NULL OR r.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- The programme a school takes part in, with the policy version in force.
-- No row: none, or a policy without a version that has begun.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW programme_now AS
SELECT e.programme, e.school, g.region, g.policy, v.id AS policy_version, v.rules, g.ends_on, g.name
  FROM enrolment e
  JOIN programme g ON g.id = e.programme
  JOIN policy_version v ON v.policy = g.policy
 WHERE DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on
   AND v.effective_on =
       (SELECT MAX(w.effective_on) FROM policy_version w
         WHERE w.policy = g.policy AND w.effective_on <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- The schools of a project office: all inside its region.  One row a school,
-- also for who holds the role in a region and in one above it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW office_school AS
SELECT r.person, s.id AS school
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN school s ON s.region = w.region
 WHERE r.kind = 'office'
   AND NOT EXISTS
       (SELECT 1 FROM role_now o JOIN region_within v ON v.ancestor = o.region
         WHERE o.person = r.person AND o.kind = 'office' AND v.region = w.region AND o.region < r.region);

-- Who manages a school: 校级管理, 校长, 首席信息官.  One row a school, also for
-- who holds two of these.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW school_person AS
SELECT r.person, r.school
  FROM role_now r
 WHERE r.kind IN ('school','head','cio')
   AND NOT EXISTS
       (SELECT 1 FROM role_now o
         WHERE o.person = r.person AND o.school = r.school
           AND o.kind IN ('school','head','cio') AND o.kind < r.kind);

-- The schools inside an administrator's region.  A school may stand twice.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW admin_school AS
SELECT r.person, s.id AS school
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN school s ON s.region = w.region
 WHERE r.kind = 'admin';

-- Whose roster a person keeps: administrators every school inside their
-- region, school managers their own.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW roster_keeper AS
SELECT person, school FROM admin_school
 UNION
SELECT person, school FROM school_person;

-- Which schools a person sees as a whole: those whose roster she keeps, and
-- those of her office.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW school_seen AS
SELECT r.person, s.id AS school
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN school s ON s.region = w.region
 WHERE r.kind IN ('admin','office')
 UNION
SELECT person, school FROM school_person;
