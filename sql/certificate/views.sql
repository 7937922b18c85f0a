-- certificate: whom the panel may propose, what the county has to recognise,
-- which certificates stand.

-- All that the rules ask about a teacher, in one row: facts_json for
-- fcgi/certificate/facts.c.  Merged into the statement that asks, so only the
-- teachers it names are looked up, each by indexes.  What she carried along from
-- another programme when she moved counts like her own, an ability once.  Hours are lines of
-- [kind, hundredths], added up there.  (IS TRUE: a bare EXISTS would become text.)
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW standing AS
SELECT m.person, m.name, m.school, m.teaching_group, n.programme, n.policy_version, n.rules,
       JSON_OBJECT(
         'born_on', m.born_on,
         'task_list', EXISTS (SELECT 1 FROM choice_now c
                               WHERE c.programme = n.programme AND c.person = m.person) IS TRUE,
         'certified', (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', b.code, 'dimension', b.dimension, 'grade', c.grade,
                                                        'name', COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = b.id AND u.policy = n.policy), b.name)))
                         FROM certified_in c JOIN ability b ON b.id = c.ability AND b.kind <> 'capstone'
                        WHERE c.person = m.person AND c.programme = n.programme AND NOT EXISTS
               (SELECT 1 FROM outdone d WHERE d.programme = n.programme AND d.submission = c.submission)),
         'capstone', EXISTS (SELECT 1 FROM certified c JOIN ability b ON b.id = c.ability
                              WHERE c.person = m.person AND (c.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = c.programme))
                                AND b.code = JSON_VALUE(n.rules, '$.capstone.value')) IS TRUE,
         'offer', (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', b.code, 'dimension', b.dimension))
                     FROM offer_now o JOIN ability b ON b.id = o.ability
                    WHERE o.programme = n.programme AND o.school = m.school),
         'compulsory', (SELECT JSON_ARRAYAGG(b.code)
                          FROM compulsory_now c JOIN ability b ON b.id = c.ability
                         WHERE c.programme = n.programme AND c.teaching_group = m.teaching_group),
         'appeals', (SELECT COUNT(*) FROM open_recheck o
                      WHERE o.programme = n.programme AND o.person = m.person AND o.what <> 'order'),
         'orders', (SELECT COUNT(*) FROM open_recheck o
                     WHERE o.programme = n.programme AND o.person = m.person AND o.what = 'order'),
         'objections', (SELECT COUNT(*) FROM open_objection o
                         WHERE o.programme = n.programme AND o.person = m.person),
         'coaching', (SELECT COUNT(*) FROM open_coaching o
                       WHERE o.programme = n.programme AND o.person = m.person),
         'spot_checks', (SELECT COUNT(*) FROM open_spot_check o
                          WHERE o.programme = n.programme AND o.person = m.person),
         'exempt', EXISTS (SELECT 1 FROM exempt_now x
                            WHERE x.programme = n.programme AND x.person = m.person) IS TRUE,
         'online_passed', (SELECT MAX(o.passed) FROM online_result o
                            WHERE o.person = m.person AND (o.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = o.programme))) = 1,
         'online_score', (SELECT MAX(o.score) FROM online_result o
                           WHERE o.person = m.person AND (o.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = o.programme))),
         'online', (SELECT SUM(h.hundredths) FROM hours_online h
                     WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))),
         'research', (SELECT SUM(h.hundredths) FROM hours_research h
                       WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))),
         'recognised', COALESCE((SELECT SUM(h.hundredths) FROM hours_research h
                         WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme)) AND h.recognised = 1), 0)
                     + COALESCE((SELECT SUM(h.hundredths) FROM hours_by_hand h
                         WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))
                           AND h.kind = 'research' AND h.recognised = 1), 0),
         'earned', (SELECT JSON_ARRAYAGG(JSON_ARRAY(h.kind, h.hundredths)) FROM hours_certified h
                     WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))
                       AND NOT EXISTS (SELECT 1 FROM outdone d WHERE d.programme = n.programme AND d.submission = h.submission)),
         'entered', (SELECT JSON_ARRAYAGG(JSON_ARRAY(h.kind, h.hundredths)) FROM hours_by_hand h
                      WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme)))) AS facts
  FROM member_now m
  JOIN programme_now n ON n.school = m.school;

-- Who has passed every ability of the task list, and the capstone where the
-- policy asks for one, has the hours in sum, and is not proposed yet: worth a
-- look of the school's panel (judge), of which the teacher is never one.
-- Whether every rule holds is for fcgi/rules to say.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_proposal AS
SELECT j.person AS judge, m.person, n.programme, m.school
  FROM role_now j
  JOIN programme_now n ON n.school = j.school
  JOIN member_now m ON m.school = j.school AND m.person <> j.person
  LEFT JOIN related x ON x.person = m.person AND x.other = j.person
 WHERE j.kind IN ('panel','chair') AND x.person IS NULL
   AND NOT EXISTS (SELECT 1 FROM role_now o
                    WHERE o.person = j.person AND o.school = j.school
                      AND j.kind = 'panel' AND o.kind = 'chair')
   AND NOT EXISTS (SELECT 1 FROM exempt_now x
                    WHERE x.programme = n.programme AND x.person = m.person)
   AND NOT EXISTS (SELECT 1 FROM proposal p
                    WHERE p.programme = n.programme AND p.person = m.person)
   AND EXISTS (SELECT 1 FROM choice_now c
                WHERE c.programme = n.programme AND c.person = m.person)
   AND NOT EXISTS (SELECT 1 FROM choice_now c
                     LEFT JOIN certified d ON d.person = c.person AND d.ability = c.ability
                                          AND (d.programme = c.programme OR EXISTS (SELECT 1 FROM carried k
                                                WHERE k.person = c.person AND k.programme = c.programme AND k.source = d.programme))
                    WHERE c.programme = n.programme AND c.person = m.person AND d.submission IS NULL)
   AND (JSON_VALUE(n.rules, '$.capstone.value') IS NULL OR
        EXISTS (SELECT 1 FROM certified d JOIN ability b ON b.id = d.ability
                 WHERE d.person = m.person AND (d.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = d.programme))
                   AND b.code = JSON_VALUE(n.rules, '$.capstone.value')))
   AND COALESCE(JSON_VALUE(n.rules, '$.total_min.value'), 0) <=
       COALESCE((SELECT SUM(h.hundredths) FROM hours_online h
                  WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))), 0)
     + COALESCE((SELECT SUM(h.hundredths) FROM hours_research h
                  WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))), 0)
     + COALESCE((SELECT SUM(h.hundredths) FROM hours_certified h
                  WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))
                    AND NOT EXISTS (SELECT 1 FROM outdone d WHERE d.programme = n.programme AND d.submission = h.submission)), 0)
     + COALESCE((SELECT SUM(h.hundredths) FROM hours_by_hand h
                  WHERE h.person = m.person AND (h.programme = n.programme OR EXISTS
               (SELECT 1 FROM carried k WHERE k.person = m.person AND k.programme = n.programme AND k.source = h.programme))), 0);

-- A proposal that waits for the county: for each office of the school's region,
-- but never for the teacher herself or who has declared a relation to her.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_recognition AS
SELECT p.id AS proposal, o.person, p.school, p.proposed_at AS since
  FROM proposal p
  JOIN office_school o ON o.school = p.school
  LEFT JOIN related x ON x.person = p.person AND x.other = o.person
 WHERE p.open = 1 AND p.person <> o.person AND x.person IS NULL;

-- Certificates as they stand today: the last of each chain.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW certificate_now AS
SELECT c.id AS certificate, c.person, p.programme, p.school, c.proposal, c.number, c.issued_at, c.replaces,
       IF(r.certificate IS NULL, 'valid', 'revoked') AS state
  FROM certificate c
  JOIN proposal p ON p.id = c.proposal
  LEFT JOIN certificate n ON n.replaces = c.id
  LEFT JOIN revocation r ON r.certificate = c.id
 WHERE n.id IS NULL;

-- What the province's system does not know yet: a certificate that it was not told
-- of, or told and rejected; a revoked one only if it was told of that certificate.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_register AS
SELECT c.certificate, c.school, IF(c.replaces IS NULL, 'new', 'changed') AS kind
  FROM certificate_now c
 WHERE c.state = 'valid'
   AND NOT EXISTS (SELECT 1 FROM register_row w
                     LEFT JOIN register_receipt e ON e.batch = w.batch AND e.certificate = w.certificate AND e.accepted = 0
                    WHERE w.certificate = c.certificate AND w.kind <> 'revoked' AND e.batch IS NULL);

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_register_revoked AS
SELECT c.certificate, c.school, 'revoked' AS kind
  FROM certificate_now c
 WHERE c.state = 'revoked'
   AND EXISTS (SELECT 1 FROM register_row w WHERE w.certificate = c.certificate AND w.kind <> 'revoked')
   AND NOT EXISTS (SELECT 1 FROM register_row w
                     LEFT JOIN register_receipt e ON e.batch = w.batch AND e.certificate = w.certificate AND e.accepted = 0
                    WHERE w.certificate = c.certificate AND w.kind = 'revoked' AND e.batch IS NULL);

-- What a certificate says: the words that were kept when it was issued, and the facts kept with it,
-- nothing that can change later. So the paper printed again is the same.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW paper AS
SELECT c.id AS certificate, c.person, p.school, c.number, c.words, c.issued_at,
       JSON_QUERY(COALESCE(c.facts, p.facts), '$.certified') AS abilities,
       JSON_INSERT(c.words, '$.number', c.number, '$.replaces', o.number,
                   '$.issued_on', DATE_FORMAT(c.issued_at + INTERVAL 8 HOUR, '%Y-%m-%d'),
                   '$.abilities', JSON_COMPACT(JSON_QUERY(COALESCE(c.facts, p.facts), '$.certified')),
                   '$.hours', JSON_COMPACT(JSON_QUERY(COALESCE(c.facts, p.facts), '$.hours'))) AS says
  FROM certificate c
  JOIN proposal p ON p.id = c.proposal
  LEFT JOIN certificate o ON o.id = c.replaces;
