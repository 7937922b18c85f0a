/* admin/roster.h - a file that was sent, read and compared with what is known. */
#ifndef ADMIN_ROSTER_H
#define ADMIN_ROSTER_H

#include "admin/admin.h"
#include "parts/sent.h"

/* Said in full: MariaDB before 10.11.19 gives JSON_TABLE's words another
 * collation than the database's, and does not compare the two. */
#define WORD(n) \
	"VARCHAR(" #n ") CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci"

/* The rows of the file as a table f: the JSON of roster_read.h. */
#define ROW_OF_FILE \
	"JSON_TABLE(?, '$[*]' COLUMNS (row INT UNSIGNED PATH '$.row'," \
	" bad TINYINT EXISTS PATH '$.bad', name VARCHAR(60) PATH '$.name'," \
	" staff_no VARCHAR(20) CHARSET ascii PATH '$.staff_no'," \
	" has_sex TINYINT EXISTS PATH '$.sex', sex " WORD(6) " PATH '$.sex'," \
	" has_born_on TINYINT EXISTS PATH '$.born_on', born_on DATE PATH '$.born_on'," \
	" has_subject TINYINT EXISTS PATH '$.subject'," \
	" subject VARCHAR(30) PATH '$.subject'," \
	" has_group TINYINT EXISTS PATH '$.teaching_group'," \
	" teaching_group " WORD(60) " PATH '$.teaching_group'," \
	" has_full_time TINYINT EXISTS PATH '$.full_time'," \
	" full_time TINYINT PATH '$.full_time'," \
	" has_leader TINYINT EXISTS PATH '$.leader'," \
	" leader TINYINT PATH '$.leader'," \
	" has_staff TINYINT EXISTS PATH '$.staff', staff " WORD(10) " PATH '$.staff')) f"

/* Who is at the school under this number, m; as what person, p. */
#define IS_HERE \
	" LEFT JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1" \
	" LEFT JOIN person p ON p.id = m.person" \
	" LEFT JOIN teaching_group t ON t.id = m.teaching_group"

/* Who left this school under this number and name, and is nowhere else: she comes back. */
#define COMES_BACK \
	"(SELECT MAX(w.person) FROM member w JOIN person b ON b.id = w.person" \
	"  WHERE w.school = s.id AND w.staff_no = f.staff_no AND w.here IS NULL" \
	"    AND b.closed = 0 AND b.name = f.name COLLATE utf8mb4_bin" \
	"    AND NOT EXISTS (SELECT 1 FROM member e WHERE e.person = b.id AND e.here = 1))"

/* The file says of p and m what is known.  A column it lacks says nothing. */
#define SAME \
	"(p.name <=> f.name COLLATE utf8mb4_bin" \
	" AND (f.has_sex = 0 OR p.sex <=> f.sex)" \
	" AND (f.has_born_on = 0 OR p.born_on <=> f.born_on)" \
	" AND (f.has_subject = 0 OR m.subject <=> f.subject COLLATE utf8mb4_bin)" \
	" AND (f.has_full_time = 0 OR m.full_time <=> f.full_time)" \
	" AND (f.has_staff = 0 OR m.staff = f.staff)" \
	" AND (f.has_group = 0 OR t.name <=> f.teaching_group))"

struct file {
	struct sent sent;
	struct json_object *roster;	/* see roster_read.h */
	struct value rows;		/* its rows, for the statements */
	const struct result *found;	/* what roster_compare says */
};

/* Reads the body for form(r, "school").  0, or the status of a refusal: 404
 * for a school whose roster is not mine to keep, whatever the file. */
int roster_file(struct request *, struct file *);
extern struct query roster_width, roster_compare;	/* what it asks */

/* What it would change, as an object of the caller's. */
struct json_object *roster_shown(struct request *, struct file *);

/* 0, or 409: another file than the one that was shown, or one with faults. */
int roster_refuses(struct request *, const struct file *);
/* That it is taken: digest, people, added, departed, school year or nothing, by whom, school. */
extern struct query roster_taken;
/* Writes it: groups, people, then who belongs to what.  0, or 409. */
int roster_write(struct request *, const struct file *, struct value school);
extern struct query roster_add_groups, roster_add_people, roster_add_members, roster_change_people,
    roster_step_down, roster_give_way, roster_add_leaders;
#define ROSTER_WRITES \
	&roster_add_groups, &roster_add_people, &roster_add_members, &roster_change_people, \
	&roster_step_down, &roster_give_way, &roster_add_leaders

#endif
