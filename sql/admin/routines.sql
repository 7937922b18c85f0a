-- admin: two records that are one person (fcgi/admin/same_person.c).
--
-- Whose a fact is changes nowhere but here, and nothing else of it does: the one place where rows of several
-- workflows are written together, so that she is never half of one record and half of another.  Its definer, whom
-- nobody can sign in as, may change these columns only (below).
--
-- same_person.c has refused what cannot be: the same ability handed in twice in one programme, two proposals,
-- one that acted upon the other, two judgements of one work.  Where both have the same for themselves (a task list,
-- a plan, a draft, a place in an activity's list) the kept record's counts, the other's stays where it is (ours).
-- The judges of a recheck stay as they were drawn, so that the draw can be done again and compared.
--
-- A work and what hangs on it name the person together (composite foreign keys), so the keys are looked at again
-- only when the statement is over: they are off for these, and tests/admin/same_person.test.mjs looks at all of them.
DELIMITER //
CREATE OR REPLACE DEFINER = weinengli_same@localhost PROCEDURE same_person_move(IN kept BIGINT UNSIGNED, IN gone BIGINT UNSIGNED)
SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
  -- what she handed in, and what was said of it
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission SET person = kept WHERE person = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN drawn d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN borrowed d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN verdict d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN work_return d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN signature d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN coaching d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN recheck d ON d.submission = s.id SET d.author = kept, d.opened_by = IF(d.opened_by = gone, kept, d.opened_by) WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN recheck_judge d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN objection d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN nomination d ON d.submission = s.id SET d.author = kept WHERE s.person = kept AND d.author = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE submission s JOIN nomination d ON d.submission = s.id JOIN nomination_consent n ON n.nomination = d.id SET n.author = kept WHERE s.person = kept AND n.author = gone;
  UPDATE upload SET person = kept WHERE person = gone;
  UPDATE draft d LEFT JOIN draft k ON k.person = kept AND k.ability = d.ability AND k.programme = d.programme SET d.person = kept WHERE d.person = gone AND k.person IS NULL;

  -- whom she judged, coached and is related to: nobody judges once more by another number
  UPDATE verdict SET judge = kept WHERE judge = gone;
  UPDATE drawn d LEFT JOIN drawn k ON k.submission = d.submission AND k.judge = kept SET d.judge = kept WHERE d.judge = gone AND k.judge IS NULL;
  UPDATE borrowed d LEFT JOIN borrowed k ON k.submission = d.submission AND k.judge = kept SET d.judge = kept WHERE d.judge = gone AND k.judge IS NULL;
  UPDATE signature SET chair = kept WHERE chair = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE coaching d LEFT JOIN coaching k ON k.submission = d.submission AND k.helper = kept SET d.helper = kept WHERE d.helper = gone AND k.id IS NULL;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE coaching d JOIN coaching_meeting m ON m.coaching = d.id SET m.helper = kept WHERE d.helper = kept AND m.helper = gone;
  UPDATE relation d LEFT JOIN relation k ON k.person = kept AND k.other = d.other AND k.held = 1 SET d.person = kept WHERE d.person = gone AND d.other <> kept AND (k.id IS NULL OR d.held IS NULL);
  UPDATE relation d LEFT JOIN relation k ON k.other = kept AND k.person = d.person AND k.held = 1 SET d.other = kept WHERE d.other = gone AND d.person <> kept AND (k.id IS NULL OR d.held IS NULL);

  -- what was entered for her and by her, but not by one of the two records for the other
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE on_behalf d LEFT JOIN on_behalf k ON k.author = kept AND k.entered_by = d.entered_by AND k.ability = d.ability AND k.programme = d.programme AND k.open = 1 SET d.author = kept WHERE d.author = gone AND d.entered_by <> kept AND (k.id IS NULL OR d.open IS NULL);
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE on_behalf d LEFT JOIN on_behalf k ON k.entered_by = kept AND k.author = d.author AND k.ability = d.ability AND k.programme = d.programme AND k.open = 1 SET d.entered_by = kept WHERE d.entered_by = gone AND d.author <> kept AND (k.id IS NULL OR d.open IS NULL);
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE on_behalf d JOIN on_behalf_answer z ON z.on_behalf = d.id SET z.author = d.author, z.entered_by = d.entered_by WHERE d.author = kept OR d.entered_by = kept;

  -- the time she was given, or waits for, and her leave
  UPDATE extension d LEFT JOIN extension k ON k.answer = d.answer AND k.person = kept SET d.person = kept WHERE d.person = gone AND k.id IS NULL;
  UPDATE extension_asked d LEFT JOIN extension_asked k ON k.person = kept AND (k.request = d.request OR (k.programme = d.programme AND k.waits = d.waits)) SET d.person = kept WHERE d.person = gone AND k.person IS NULL;
  UPDATE exemption d LEFT JOIN exemption k ON k.person = kept AND k.programme = d.programme AND k.since = d.since SET d.person = kept WHERE d.person = gone AND d.made_by <> kept AND k.id IS NULL;

  -- what she asked to have corrected
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE amendment SET person = kept, follows = NULL WHERE person = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE amendment_end SET person = kept WHERE person = gone;

  -- hours
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE attendance d LEFT JOIN attendance k ON k.activity = d.activity AND k.person = kept SET d.person = kept, d.listed_by = IF(d.sign_in IS NULL, d.listed_by, kept) WHERE d.person = gone AND k.person IS NULL;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE attendance k JOIN attendance_recognised d ON d.activity = k.activity AND d.person = gone LEFT JOIN attendance o ON o.activity = d.activity AND o.person = gone SET d.person = kept WHERE k.person = kept AND o.person IS NULL;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE hours_entry d LEFT JOIN attendance o ON o.activity = d.activity AND o.person = gone SET d.person = kept WHERE d.person = gone AND o.person IS NULL;
  UPDATE platform_account SET person = kept, matched_by = 0, matched_at = UTC_TIMESTAMP(6) WHERE person = gone;

  -- what she chose and planned, and what she was certified
  UPDATE task_list d LEFT JOIN task_list k ON k.programme = d.programme AND k.person = kept SET d.person = kept WHERE d.person = gone AND k.id IS NULL;
  UPDATE personal_plan d LEFT JOIN personal_plan k ON k.programme = d.programme AND k.person = kept SET d.person = kept WHERE d.person = gone AND k.person IS NULL;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE proposal SET person = kept WHERE person = gone;
  SET STATEMENT foreign_key_checks = 0 FOR UPDATE certificate SET person = kept WHERE person = gone;
END//
DELIMITER ;

GRANT SELECT, UPDATE (person) ON submission TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, judge) ON drawn TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, judge) ON borrowed TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, judge) ON verdict TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author) ON work_return TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, chair) ON signature TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, helper) ON coaching TO weinengli_same@localhost;
GRANT SELECT, UPDATE (helper) ON coaching_meeting TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, opened_by) ON recheck TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author) ON recheck_judge TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author) ON objection TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author) ON nomination TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author) ON nomination_consent TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON upload TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON draft TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person, other) ON relation TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, entered_by) ON on_behalf TO weinengli_same@localhost;
GRANT SELECT, UPDATE (author, entered_by) ON on_behalf_answer TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON extension TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON extension_asked TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON exemption TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person, follows) ON amendment TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON amendment_end TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person, listed_by) ON attendance TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON attendance_recognised TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON hours_entry TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person, matched_by, matched_at) ON platform_account TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON task_list TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON personal_plan TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON proposal TO weinengli_same@localhost;
GRANT SELECT, UPDATE (person) ON certificate TO weinengli_same@localhost;
-- MariaDB asks it of the definer, too.
GRANT EXECUTE ON PROCEDURE same_person_move TO weinengli_admin@localhost, weinengli_same@localhost;
