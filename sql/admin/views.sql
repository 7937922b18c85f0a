-- admin: who is where today, who may do what today, which rules hold today.
--
-- All are merged into the statement that uses them (no GROUP BY, no UNION,
-- no DISTINCT).  "Today" is the school's day, China Standard Time (there is no
-- daylight saving): ours, no notice names a time zone.

-- Who is at a school.  One row a person.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW member_now AS
SELECT m.person, p.name, p.login, m.school, m.teaching_group, m.staff_no, m.subject, m.full_time, m.staff, p.born_on
  FROM member m
  JOIN person p ON p.id = m.person AND p.closed = 0
 WHERE m.here = 1;

-- Roles in force.  A closed person holds none.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW role_now AS
SELECT r.person, r.kind, r.region, r.school, r.teaching_group, r.since
  FROM role r
  JOIN person p ON p.id = r.person AND p.closed = 0
 WHERE r.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
   AND (r.until IS NULL OR r.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- The programme a school takes part in, with the policy version in force.
-- No row: none, or a policy without a version that has begun.  Programmes are few:
-- without FORCE INDEX they are read whole into a join buffer, or first, and
-- then every school of the programme; and a page by a key loses its order.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW programme_now AS
SELECT e.programme, e.school, g.region, g.policy, v.id AS policy_version, v.rules, g.ends_on, g.name
  FROM enrolment e
  JOIN programme g FORCE INDEX (PRIMARY) ON g.id = e.programme
  JOIN policy_version v ON v.policy = g.policy
 WHERE DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on
   AND (e.until IS NULL OR e.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))
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

-- The schools and the regions below an office or an administrator.  May stand
-- twice, for who holds two such roles: asked by EXISTS.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW school_above AS
SELECT r.person, s.id AS school
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN school s ON s.region = w.region
 WHERE r.kind IN ('admin','office');

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW region_above AS
SELECT r.person, w.region
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
 WHERE r.kind IN ('admin','office');

-- Whose roster a person keeps: administrators every school inside their region,
-- school managers their own.  One row a pair.  Joined with a school that is known
-- or given by another table; never asked by EXISTS, for they hold one themselves
-- (MariaDB 10.11); for all schools of a person see fcgi/admin/school.c.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW roster_keeper AS
SELECT p.id AS person, s.id AS school
  FROM person p
  JOIN school s
 WHERE EXISTS (SELECT 1 FROM role_now r JOIN region_within w ON w.ancestor = r.region
                WHERE r.person = p.id AND r.kind = 'admin' AND w.region = s.region)
    OR EXISTS (SELECT 1 FROM role_now r
                WHERE r.person = p.id AND r.school = s.id AND r.kind IN ('school','head','cio'));

-- Which schools a person sees as a whole: those whose roster she keeps, and
-- those of her office.  To be asked like roster_keeper.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW school_seen AS
SELECT p.id AS person, s.id AS school
  FROM person p
  JOIN school s
 WHERE EXISTS (SELECT 1 FROM role_now r JOIN region_within w ON w.ancestor = r.region
                WHERE r.person = p.id AND r.kind IN ('admin','office') AND w.region = s.region)
    OR EXISTS (SELECT 1 FROM role_now r
                WHERE r.person = p.id AND r.school = s.id AND r.kind IN ('school','head','cio'));

-- Who is exempt today.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW exempt_now AS
SELECT e.programme, e.person, e.kind, e.since
  FROM exemption e
 WHERE e.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
   AND (e.until IS NULL OR e.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- Who takes part: of the kinds of staff that the policy names (C20; not decided:
-- everybody on the roster), and not exempt.  Numerators and denominators count
-- these, and only these owe something.  Ask with a person, a group or a school.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW taking_part AS
SELECT n.programme, m.person, m.school, m.teaching_group
  FROM member_now m
  JOIN programme_now n ON n.school = m.school
  LEFT JOIN exempt_now x ON x.programme = n.programme AND x.person = m.person
 WHERE x.person IS NULL
   AND COALESCE(INSTR(JSON_QUERY(n.rules, '$.people_scope.value'), CONCAT('"', m.staff, '"')), 1) > 0;

-- Declared relations in force, both ways round.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW related AS
SELECT r.person, r.other
  FROM relation r
 WHERE r.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
   AND (r.until IS NULL OR r.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- How long a person, a group, a school may take: the latest extension of each.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW extended_person AS
SELECT x.programme, x.person, x.until, x.reason
  FROM extension x
  LEFT JOIN extension later ON later.programme = x.programme AND later.person = x.person AND later.id > x.id
 WHERE x.person IS NOT NULL AND later.id IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW extended_group AS
SELECT x.programme, x.teaching_group, x.until, x.reason
  FROM extension x
  LEFT JOIN extension later
    ON later.programme = x.programme AND later.teaching_group = x.teaching_group AND later.id > x.id
 WHERE x.teaching_group IS NOT NULL AND later.id IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW extended_school AS
SELECT x.programme, x.school, x.until, x.reason
  FROM extension x
  LEFT JOIN extension later ON later.programme = x.programme AND later.school = x.school AND later.id > x.id
 WHERE x.school IS NOT NULL AND later.id IS NULL;

-- Who at a school has more time, and until when: the longest of hers, her group's and
-- her school's, and for what reason; after a merger also of the group and the school that
-- she came from.
-- One row a person; ask with a person or a school.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW extended AS
SELECT e.programme, m.person,
       GREATEST(COALESCE(p.until, DATE'1000-01-01'), COALESCE(g.until, DATE'1000-01-01'),
                COALESCE(s.until, DATE'1000-01-01'), COALESCE(o.until, DATE'1000-01-01'),
                COALESCE(x.until, DATE'1000-01-01')) AS until,
       CASE GREATEST(COALESCE(p.until, DATE'1000-01-01'), COALESCE(g.until, DATE'1000-01-01'),
                     COALESCE(s.until, DATE'1000-01-01'), COALESCE(o.until, DATE'1000-01-01'),
                     COALESCE(x.until, DATE'1000-01-01'))
            WHEN p.until THEN p.reason WHEN g.until THEN g.reason WHEN s.until THEN s.reason
            WHEN o.until THEN o.reason ELSE x.reason END AS reason
  FROM member m
  JOIN enrolment e ON e.school = m.school
  LEFT JOIN teaching_group t ON t.id = m.teaching_group
  LEFT JOIN (member f JOIN school w ON w.id = f.school)
    ON f.person = m.person AND f.until = m.since AND w.successor = m.school
  LEFT JOIN extended_person p ON p.programme = e.programme AND p.person = m.person
  LEFT JOIN extended_group g ON g.programme = e.programme AND g.teaching_group = m.teaching_group
  LEFT JOIN extended_school s ON s.programme = e.programme AND s.school = m.school
  LEFT JOIN extended_group o ON o.programme = e.programme AND o.teaching_group = t.origin
  LEFT JOIN extended_school x ON x.programme = e.programme AND x.school = w.id
 WHERE m.here = 1
   AND COALESCE(p.until, g.until, s.until, o.until, x.until) IS NOT NULL;

-- The head is the first responsible person (R15): named on plans, results and
-- certificates.  A substitute is not the head; no row: none is named.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW head_now AS
SELECT r.school, r.person, p.name
  FROM role r
  JOIN person p ON p.id = r.person AND p.closed = 0
 WHERE r.kind = 'head' AND r.substitutes IS NULL
   AND r.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
   AND (r.until IS NULL OR r.until > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR));

-- How a request for correction stands.  The law says 及时 (PIPL 46); 15 days are ours.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW amendment_now AS
SELECT a.id AS amendment, a.person, a.subject, a.wanted, a.reason, a.region, a.asked_at,
       a.asked_at + INTERVAL 15 DAY AS due_at, COALESCE(e.outcome, 'waiting') AS state, e.remark, e.answered_by, e.ended_at
  FROM amendment a
  LEFT JOIN amendment_end e ON e.amendment = a.id;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW amendment_open AS
SELECT a.amendment, a.person, a.subject, a.region, a.asked_at, a.due_at
  FROM amendment_now a
 WHERE a.ended_at IS NULL;

-- Who reads and answers a request, and never the own one: whoever sees the school where she is, or was last; the
-- administrators of its region where it is theirs.  To be asked like roster_keeper, with both known.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW amendment_keeper AS
SELECT a.id AS amendment, p.id AS person, m.id AS stay
  FROM amendment a
  JOIN person p ON p.id <> a.person
  LEFT JOIN member m ON m.person = a.person
  LEFT JOIN member l ON l.person = m.person AND l.id > m.id
  LEFT JOIN school s ON s.id = m.school
 WHERE l.id IS NULL
   AND (EXISTS (SELECT 1 FROM role_now r JOIN region_within w ON w.ancestor = r.region
                 WHERE r.person = p.id AND r.kind = 'admin' AND w.region = COALESCE(a.region, s.region))
     OR EXISTS (SELECT 1 FROM role_now r JOIN region_within w ON w.ancestor = r.region
                 WHERE r.person = p.id AND a.region IS NULL AND r.kind = 'office' AND w.region = s.region)
     OR EXISTS (SELECT 1 FROM role_now r
                 WHERE r.person = p.id AND a.region IS NULL AND r.school = m.school AND r.kind IN ('school','head','cio')));
