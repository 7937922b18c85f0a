/* plan/version.h - who may read a school's plan p.  Takes the person twice. */
#ifndef PLAN_VERSION_H
#define PLAN_VERSION_H

#define PLAN_READERS (OFFICE | SCHOOL | PANEL | CHAIR | EXPERT)

#define MAY_READ \
	"(EXISTS (SELECT 1 FROM role_now q WHERE q.person = ? AND q.school = p.school" \
	"     AND q.kind IN ('school','head','cio','panel','chair'))" \
	" OR EXISTS (SELECT 1 FROM role_now q JOIN region_within e ON e.ancestor = q.region" \
	"     JOIN school y ON y.region = e.region" \
	"    WHERE q.person = ? AND y.id = p.school AND q.kind IN ('office','expert')))"

#endif
