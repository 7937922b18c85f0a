/* admin/catalogue_import.c - an office's catalogue as a file: out, shown, and in.
 *
 * What is in the file and differs becomes the next list of that ability, for who
 * goes by this policy; what was begun keeps the list it began with.  Another name
 * for a known code is a local label (R34); a code that is new is a local ability,
 * where the policy has them (R33).  All of it or nothing. */
#include <string.h>

#include "admin/catalogue.h"
#include "admin/catalogue_csv.h"
#include "admin/policy_change.h"
#include "parts/sent.h"

#define NAMED(column, words) "ELT(FIELD(" column ", " words ")"
#define ORIGIN_OF(column) NAMED(column, "'official','local','project-default'") ", '官方', '地方', '本系统默认')"
#define YES(column) "IF(" column ", '是', '否')"

static struct query export = {
	"SELECT a.code AS `编号`, " NAME_BY("?") " AS `能力点`,"
	"       " NAMED("a.kind", "'national','local','capstone'") ", '国家', '地方', '综合成果') AS `类别`,"
	"       " NAMED("a.dimension", "'learner_analysis','teaching_design','learning_guidance','assessment'")
	", '学情分析', '教学设计', '学法指导', '学业评价') AS `维度`,"
	"       " NAMED("a.environment", "'multimedia','blended','smart'") ", '多媒体教学', '混合学习', '智慧学习') AS `环境`,"
	"       q.seq AS `第几项`, q.title AS `材料`,"
	"       " NAMED("q.kind", "'document','video','image','link','any'") ", '文档', '视频', '图片', '链接', '任意形式') AS `种类`,"
	"       " YES("q.required") " AS `必交`, " YES("q.core") " AS `主要`, q.max_minutes AS `最长分钟`,"
	"       q.note AS `形式要求`, " ORIGIN_OF("q.origin") " AS `来源`, q.source AS `出处`,"
	"       " NAMED("c.grade", "'excellent','pass'") ", '优秀', '合格') AS `等级`, c.text AS `条目`,"
	"       " ORIGIN_OF("c.origin") " AS `条目来源`"
	"  FROM policy p JOIN ability a"
	"  JOIN requirement q ON q.list = " LIST_BY("?")
	"  LEFT JOIN criterion c ON c.requirement = q.id"
	" WHERE p.id = ? AND " MAY_SEE " AND " KNOWN_BY("p.id")
	" ORDER BY a.kind, LEFT(a.code, 1), LENGTH(a.code), a.code, q.seq, c.grade, c.seq" };

static const struct field which[] = {
	{ "policy", ID, .zh = "政策" }, { 0 } };

static const struct sheet catalogue = { "catalogue", "能力点目录" };

static int
export_catalogue(struct request *r)
{
	struct value policy = form(r, "policy");

	return sheet(r, &export, policy, policy, policy, me(r), me(r));
}

/* --- a file beside what is known ------------------------------------------- */

#define CRITERIA_OF \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('grade', c.grade, 'text', c.text, 'origin', c.origin)" \
	"   ORDER BY c.grade, c.seq) FROM criterion c WHERE c.requirement = q.id)"

static struct query known = {
	"SELECT a.code, a.kind, a.dimension, a.environment, " NAME_BY("?") " AS name,"
	"       " KNOWN_BY("p.id") " AS here,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('seq', q.seq, 'title', q.title, 'kind', q.kind,"
	"            'required', q.required, 'core', q.core, 'max_minutes', q.max_minutes, 'note', q.note,"
	"            'origin', q.origin, 'source', q.source, 'criteria', COALESCE(" CRITERIA_OF ", JSON_ARRAY()))"
	"          ORDER BY q.seq) FROM requirement q WHERE q.list = " LIST_BY("?") ") AS pieces,"
	"       COALESCE((SELECT JSON_VALUE(v.rules, '$.local_abilities.value') FROM policy_version v"
	"         WHERE v.policy = p.id AND v.effective_on <= " TODAY
	"         ORDER BY v.effective_on DESC LIMIT 1), '0') AS local,"
	"       (SELECT MIN(o.region) FROM role_now o JOIN region_within w ON w.ancestor = o.region"
	"          JOIN programme g ON g.region = w.region"
	"         WHERE o.person = ? AND o.kind = 'office' AND g.policy = p.id) AS region"
	"  FROM policy p JOIN ability a WHERE p.id = ? AND " MAY_CHANGE };

struct import {
	const char *digest;
	struct json_object *file;	/* of catalogue_read */
	struct json_object *fresh, *labels, *lists;	/* what changes */
	const struct result *known;
};

static void
add_fault(struct import *m, struct json_object *ability, const char *column, const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_get(json_object_object_get(ability, "row")));
	json_object_object_add(o, "column", json_object_new_string(column));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(json_object_object_get(m->file, "faults"), o);
}

static bool
says(struct json_object *head, const char *name, struct value v)
{
	struct json_object *o = json_object_object_get(head, name);

	return o == NULL ? v.kind == NOTHING :
	    v.kind == TEXT && strcmp(json_object_get_string(o), v.text) == 0;
}

static struct json_object *
named(const char *code, struct json_object *head)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "code", json_object_new_string(code));
	json_object_object_foreach(head, key, value)
		json_object_object_add(o, key, json_object_get(value));
	return o;
}

/* 优秀 before 合格, as the database orders them; in their own order within a grade. */
static void
order_criteria(struct json_object *pieces)
{
	struct json_object *criteria, *ordered, *one;
	size_t i, k;
	int pass;

	for (i = 0; i < json_object_array_length(pieces); i++) {
		criteria = json_object_object_get(json_object_array_get_idx(pieces, i), "criteria");
		ordered = json_object_new_array();
		for (pass = 0; pass < 2; pass++)
			for (k = 0; k < json_object_array_length(criteria); k++) {
				one = json_object_array_get_idx(criteria, k);
				if ((strcmp(json_object_get_string(json_object_object_get(one, "grade")),
				    "excellent") == 0) == (pass == 0))
					json_object_array_add(ordered, json_object_get(one));
			}
		json_object_object_add(json_object_array_get_idx(pieces, i), "criteria", ordered);
	}
}

static void
new_list(struct import *m, const char *code, struct json_object *pieces)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "code", json_object_new_string(code));
	json_object_object_add(o, "pieces", json_object_get(pieces));
	json_object_array_add(m->lists, o);
}

static void
compare_known(struct request *r, struct import *m, size_t i, const char *code, struct json_object *ability)
{
	struct json_object *head = json_object_object_get(ability, "head");
	struct json_object *pieces = json_object_object_get(ability, "pieces");

	if (cell(m->known, i, "here").number == 0)
		add_fault(m, ability, "编号", "这个编号已被别的地区使用，请换一个，例如加上本地的字母");
	else if (!says(head, "kind", cell(m->known, i, "kind")) ||
	    !says(head, "dimension", cell(m->known, i, "dimension")) ||
	    !says(head, "environment", cell(m->known, i, "environment")))
		add_fault(m, ability, "维度", "已有能力点的类别、维度和环境不能改");
	if (!says(head, "name", cell(m->known, i, "name")))
		json_object_array_add(m->labels, named(code, head));
	if (!json_object_equal(pieces, parsed(r, cell(m->known, i, "pieces"))))
		new_list(m, code, pieces);
}

static void
compare_new(struct import *m, const char *code, struct json_object *ability)
{
	struct json_object *head = json_object_object_get(ability, "head");

	if (strcmp(json_object_get_string(json_object_object_get(head, "kind")), "local") != 0)
		add_fault(m, ability, "编号", "能力点库里没有这个编号；地方能力点的类别应为“地方”");
	else if (strcmp(cell(m->known, 0, "local").text, "1") != 0 &&
	    strcmp(cell(m->known, 0, "local").text, "true") != 0)
		add_fault(m, ability, "类别", "本地政策没有规定可以有地方能力点");
	json_object_array_add(m->fresh, named(code, head));
	new_list(m, code, json_object_object_get(ability, "pieces"));
}

static void
compare(struct request *r, struct import *m)
{
	size_t i;

	json_object_object_foreach(json_object_object_get(m->file, "abilities"), code, ability) {
		order_criteria(json_object_object_get(ability, "pieces"));
		for (i = 0; i < m->known->rows; i++)
			if (strcmp(cell(m->known, i, "code").text, code) == 0)
				break;
		if (i < m->known->rows)
			compare_known(r, m, i, code, ability);
		else
			compare_new(m, code, ability);
	}
}

static int
read_file(struct request *r, struct import *m)
{
	struct value policy = form(r, "policy");
	struct sent sent;
	int status = read_sent(r, &sent, CATALOGUE_BYTES);

	if (status != 0)
		return status;
	m->known = ask(r, &known, policy, policy, me(r), policy, me(r), me(r));
	if (m->known->rows == 0)
		return not_found(r);
	m->digest = sent.digest.text;
	m->file = lent(r, catalogue_read(sent.bytes, sent.len));
	m->fresh = lent(r, json_object_new_array());
	m->labels = lent(r, json_object_new_array());
	m->lists = lent(r, json_object_new_array());
	compare(r, m);
	return 0;
}

static int
preview(struct request *r)
{
	struct import *m = keep(r, sizeof(*m));
	struct json_object *o;
	int status = read_file(r, m);

	if (status != 0)
		return status;
	o = json_object_new_object();
	json_object_object_add(o, "digest", json_object_new_string(m->digest));
	json_object_object_add(o, "abilities", json_object_new_int(
	    json_object_object_length(json_object_object_get(m->file, "abilities"))));
	json_object_object_add(o, "fresh", json_object_get(m->fresh));
	json_object_object_add(o, "labels", json_object_get(m->labels));
	json_object_object_add(o, "lists", json_object_get(m->lists));
	json_object_object_add(o, "faults", json_object_get(json_object_object_get(m->file, "faults")));
	return answer_object(r, 200, o);
}

/* --- taken ------------------------------------------------------------------ */

#define OF_FILE(columns) "JSON_TABLE(?, '$[*]' COLUMNS (" columns ")) j"
#define CODE_OF "code VARCHAR(20) CHARACTER SET ascii PATH '$.code'"

static struct query add_abilities = {
	"INSERT INTO ability (code, kind, region, name, dimension, environment)"
	" SELECT j.code, 'local', ?, j.name, j.dimension, j.environment FROM "
	OF_FILE(CODE_OF ", name VARCHAR(60) PATH '$.name', dimension VARCHAR(20) PATH '$.dimension',"
	" environment VARCHAR(20) PATH '$.environment'") };

static struct query add_labels = {
	"INSERT INTO ability_label (policy, ability, name)"
	" SELECT ?, a.id, j.name FROM " OF_FILE(CODE_OF ", name VARCHAR(60) PATH '$.name'")
	"  JOIN ability a ON a.code = j.code"
	" ON DUPLICATE KEY UPDATE name = VALUES(name)" };

static struct query add_lists = {
	"INSERT INTO requirement_list (ability, policy, number, made_by)"
	" SELECT a.id, ?, 1 + COALESCE((SELECT MAX(l.number) FROM requirement_list l"
	"                                WHERE l.ability = a.id AND l.scope = ?), 0), ?"
	"   FROM " OF_FILE(CODE_OF) " JOIN ability a ON a.code = j.code" };

#define NEWEST \
	"JOIN requirement_list l ON l.ability = a.id AND l.scope = ?" \
	"  AND l.number = (SELECT MAX(n.number) FROM requirement_list n" \
	"                   WHERE n.ability = a.id AND n.scope = l.scope)"

static struct query add_requirements = {
	"INSERT INTO requirement (ability, list, seq, title, kind, required, core, max_minutes, note, origin, source)"
	" SELECT a.id, l.id, j.seq, j.title, j.kind, j.required, j.core, j.max_minutes, j.note, j.origin, j.source FROM "
	OF_FILE(CODE_OF ", NESTED PATH '$.pieces[*]' COLUMNS (seq TINYINT UNSIGNED PATH '$.seq',"
	" title VARCHAR(60) PATH '$.title', kind VARCHAR(20) PATH '$.kind', required TINYINT PATH '$.required',"
	" core TINYINT PATH '$.core', max_minutes SMALLINT UNSIGNED PATH '$.max_minutes',"
	" note VARCHAR(300) PATH '$.note', origin VARCHAR(20) PATH '$.origin', source VARCHAR(300) PATH '$.source')")
	" JOIN ability a ON a.code = j.code " NEWEST };

static struct query add_criteria = {
	"INSERT INTO criterion (requirement, grade, seq, text, origin)"
	" SELECT q.id, j.grade, j.seq, j.text, j.origin FROM "
	OF_FILE(CODE_OF ", NESTED PATH '$.pieces[*]' COLUMNS (piece TINYINT UNSIGNED PATH '$.seq',"
	" NESTED PATH '$.criteria[*]' COLUMNS (seq FOR ORDINALITY, grade VARCHAR(20) PATH '$.grade',"
	" text VARCHAR(300) PATH '$.text', origin VARCHAR(20) PATH '$.origin'))")
	" JOIN ability a ON a.code = j.code " NEWEST
	" JOIN requirement q ON q.list = l.id AND q.seq = j.piece"
	" WHERE j.text IS NOT NULL" };

static struct value
list_of(struct request *r, struct json_object *o)
{
	return text(r, "%s", json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN));
}

static int
import(struct request *r)
{
	struct import *m = keep(r, sizeof(*m));
	struct value policy = form(r, "policy"), lists;
	int status = read_file(r, m);
	size_t faults;

	if (status != 0)
		return status;
	if (strcmp(m->digest, form(r, "digest").text) != 0)
		return refuse(r, 409, "文件与预览时不同，请重新预览");
	faults = json_object_array_length(json_object_object_get(m->file, "faults"));
	if (faults > 0)
		return refuse(r, 409, "表里有%zu处需要改正，没有导入，请改好后重新预览", faults);
	lists = list_of(r, m->lists);
	if (try_run(r, &add_abilities, cell(m->known, 0, "region"), list_of(r, m->fresh)) < 0 ||
	    try_run(r, &add_lists, policy, policy, me(r), lists) < 0)
		return refuse(r, 409, "能力点刚被别人改过，请重新预览");
	run(r, &add_labels, policy, list_of(r, m->labels));
	run(r, &add_requirements, lists, policy);
	run(r, &add_criteria, lists, policy);
	about(r, "policy", policy.number);
	return done(r);
}

static const struct field shown[] = {
	{ "policy", ID, .zh = "政策" },
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的文件指纹" }, { 0 } };

const struct route catalogue_import_routes[] = {
	{ "GET", "/catalogue/{policy}/export", OFFICE, which, export_catalogue, { &export }, .sheet = &catalogue },
	{ "POST", "/catalogue/{policy}/preview", OFFICE, which, preview, { &known },
	    RAW | QUIET, NULL, CATALOGUE_BYTES },
	{ "POST", "/catalogue/{policy}/import", OFFICE, shown, import,
	    { &known, &add_abilities, &add_labels, &add_lists, &add_requirements, &add_criteria },
	    RAW | ONCE, "admin.catalogue.import", CATALOGUE_BYTES }, { 0 } };
