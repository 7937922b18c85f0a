/* evidence/asked.h - what an ability asks for and what is there of it, as JSON for a page.
 *
 * For a statement with o (work or work_open), a (ability) and d (the draft, or NULL). */
#ifndef EVIDENCE_ASKED_H
#define EVIDENCE_ASKED_H

#include "evidence/slices.h"

#define CRITERIA \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade, 'text', c.text," \
	"   'origin', c.origin)" \
	"   ORDER BY c.grade DESC, c.seq) FROM criterion c WHERE c.requirement = q.id)"
#define REQUIREMENTS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id, 'title', q.title, 'kind', q.kind," \
	"   'required', q.required = 1, 'core', q.core = 1, 'max_minutes', q.max_minutes," \
	"   'note', q.note, 'origin', q.origin, 'source', q.source, 'criteria', " CRITERIA ")" \
	"   ORDER BY q.seq) FROM requirement q WHERE q.list = " LIST_NOW ")"

/* The pictures of piece t after its first: number, name, size, type; NULL where there are none. */
#define MORE_PICTURES(t, name) \
	"JSON_COMPACT((SELECT JSON_ARRAYAGG(JSON_OBJECT('number', h.number, 'name', " name ", 'size', y.size, 'type', y.type) ORDER BY h.number)" \
	"   FROM piece_picture h JOIN file y ON y.id = h.file" \
	"  WHERE h.submission = " t ".submission AND h.requirement = " t ".requirement))"

/* What is under way, and what this draft names. */
#define UPLOADS(whose) \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('upload', u.token, 'name', u.name, 'size', u.size," \
	"   'finished', u.file IS NOT NULL, 'kind', f.kind, 'type', f.type))" \
	"   FROM upload u LEFT JOIN file f ON f.id = u.file WHERE u.person = " whose \
	"    AND (LOCATE(u.token, d.pieces) > 0 OR (u.file IS NULL AND u.expires_at > UTC_TIMESTAMP(6))))"

#endif
