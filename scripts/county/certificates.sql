-- certificates.sql - after filled.sql and the online records: who has everything
-- is proposed, waits for the county, or holds a certificate; one in four of them
-- the panel has not looked at yet.

-- What 乐至 asks: four works passed (three abilities and the recording), 20 学时
-- online, 10 of research; practice then is 30 in sum.
CREATE TEMPORARY TABLE sample_ready (
  person BIGINT UNSIGNED NOT NULL PRIMARY KEY, school BIGINT UNSIGNED NOT NULL,
  online INT NOT NULL, research INT NOT NULL, fate TINYINT NOT NULL) ENGINE=InnoDB;
INSERT INTO sample_ready
WITH passed AS (
  SELECT s.person, s.school FROM signature g JOIN submission s ON s.id = g.submission
   WHERE g.grade <> 'fail' GROUP BY s.person, s.school HAVING COUNT(*) = 4),
online AS (
  SELECT a.person, SUM(r.seconds * 100 DIV (v.minutes * 60)) AS hundredths
    FROM platform_record r
    JOIN platform_account a ON a.provider = r.provider AND a.account = r.account
    JOIN provider v ON v.id = r.provider
   GROUP BY a.person HAVING hundredths >= 2000),
research AS (
  SELECT t.person, SUM(a.hundredths) AS hundredths FROM attendance t JOIN activity a ON a.id = t.activity
   GROUP BY t.person HAVING hundredths >= 1000)
SELECT p.person, p.school, o.hundredths, r.hundredths, CRC32(CONCAT(@seed, ':ready:', p.person)) MOD 4
  FROM passed p
  JOIN online o ON o.person = p.person
  JOIN research r ON r.person = p.person;

INSERT INTO proposal (programme, person, school, policy_version, facts, proposed_by, proposed_at, open)
SELECT @programme, y.person, y.school, @policy_version,
       (SELECT JSON_OBJECT('task_list', TRUE, 'capstone', TRUE, 'online', y.online, 'research', y.research, 'certified',
               JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension, 'name', a.name, 'grade', g.grade) ORDER BY a.id))
          FROM submission s JOIN signature g ON g.submission = s.id JOIN ability a ON a.id = s.ability
         WHERE s.person = y.person AND a.kind <> 'capstone'),
       (SELECT MIN(r.person) FROM role r WHERE r.school = y.school AND r.kind IN ('panel', 'chair') AND r.person <> y.person),
       @begins + INTERVAL 200 DAY, y.fate = 1
  FROM sample_ready y
 WHERE y.fate > 0 ORDER BY y.person;

-- The number as certificate/number.c makes it: 16 signs, and four that check them by
-- powers of 33 modulo 1048573; here from the seed, for people who do not exist.
INSERT INTO certificate (proposal, person, number, recognised_by, issued_at, words)
WITH sign AS (
  SELECT p.id, p.person, n.seq AS place,
         CONV(SUBSTR(SHA2(CONCAT(@seed, ':number:', p.person), 256), n.seq * 2 - 1, 2), 16, 10) MOD 32 AS v
    FROM proposal p JOIN seq_1_to_16 n WHERE p.open = 0),
number AS (
  SELECT id, person, GROUP_CONCAT(SUBSTR('0123456789ABCDEFGHJKMNPQRSTVWXYZ', v + 1, 1) ORDER BY place SEPARATOR '') AS signs,
         SUM(v * ELT(place, 644983, 1036343, 730453, 1038933, 984731, 728889, 308062, 644834, 241965, 674606, 338192, 137348, 35937, 1089, 33, 1)) MOD 1048573 AS rest
    FROM sign GROUP BY id, person)
SELECT n.id, n.person, CONCAT(n.signs, SUBSTR('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (n.rest >> 15) + 1, 1),
         SUBSTR('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((n.rest >> 10) & 31) + 1, 1),
         SUBSTR('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((n.rest >> 5) & 31) + 1, 1),
         SUBSTR('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (n.rest & 31) + 1, 1)),
       o.id, @begins + INTERVAL 210 DAY,
       JSON_OBJECT('name', t.name, 'school', s.name, 'region', g.name, 'programme', e.name, 'policy', y.name,
                   'policy_number', v.number, 'county', 1)
  FROM number n
  JOIN person o ON o.login = 'office-1'
  JOIN person t ON t.id = n.person
  JOIN proposal p ON p.id = n.id
  JOIN school s ON s.id = p.school
  JOIN programme e ON e.id = p.programme
  JOIN region g ON g.id = e.region
  JOIN policy_version v ON v.id = p.policy_version
  JOIN policy y ON y.id = v.policy;

DROP TEMPORARY TABLE sample_ready;
