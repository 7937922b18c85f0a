/* core/statement.c - a statement prepared once a session, executed, its rows
 * fetched one by one into room that is kept. */
#include <mysqld_error.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"
#include "core/out.h"
#include "core/session.h"

#define WIDE_SQL "2001"			/* WIDE_PAGE and the row that says there are more */

#define PARAMS_MAX 48
#define CELL_FIRST 512			/* bytes a text cell gets at first */

void
forget(struct prepared *p)
{
	unsigned i;

	for (i = 0; i < p->columns; i++)
		free(p->binds[i].buffer != &p->numbers[i] ?
		    p->binds[i].buffer : NULL);
	free(p->binds);
	free(p->column);
	free(p->numbers);
	free(p->lengths);
	free(p->nulls);
	free(p->cells);
	if (p->stmt != NULL)
		mysql_stmt_close(p->stmt);
	memset(p, 0, sizeof(*p));
}

static int
column_kind(const MYSQL_FIELD *f)
{
	switch (f->type) {
	case MYSQL_TYPE_TINY: case MYSQL_TYPE_SHORT: case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG: case MYSQL_TYPE_LONGLONG: case MYSQL_TYPE_YEAR:
		return f->length == 1 ? COLUMN_TRUTH : COLUMN_NUMBER;
	case MYSQL_TYPE_NEWDECIMAL: case MYSQL_TYPE_DECIMAL:
		return COLUMN_DECIMAL;
	case MYSQL_TYPE_DATETIME: case MYSQL_TYPE_TIMESTAMP:
		return COLUMN_TIME;
	case MYSQL_TYPE_DATE: case MYSQL_TYPE_NEWDATE:
		return COLUMN_DAY;
	case MYSQL_TYPE_TIME: case MYSQL_TYPE_NULL:
		return COLUMN_TEXT;
	default:
		return f->charsetnr == 63 ? COLUMN_BYTES : COLUMN_TEXT;
	}
}

static void *
zeroed(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (p == NULL)
		abort();
	return p;
}

/* Room for one row: numbers as 64 bit integers, all else as text. */
static void
make_room(struct prepared *p)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(p->stmt);
	MYSQL_FIELD *f;
	unsigned i, n;

	if (meta == NULL)
		return;
	n = mysql_num_fields(meta);
	p->binds = zeroed(n, sizeof(*p->binds));
	p->column = zeroed(n, sizeof(*p->column));
	p->numbers = zeroed(n, sizeof(*p->numbers));
	p->lengths = zeroed(n, sizeof(*p->lengths));
	p->nulls = zeroed(n, sizeof(*p->nulls));
	p->cells = zeroed(n, sizeof(*p->cells));
	p->columns = n;
	f = mysql_fetch_fields(meta);
	for (i = 0; i < n; i++) {
		MYSQL_BIND *b = &p->binds[i];
		p->column[i].kind = column_kind(&f[i]);
		p->column[i].name = p->stmt->fields[i].name;
		p->column[i].name_len = strlen(p->column[i].name);
		if (p->column[i].kind <= COLUMN_TRUTH) {
			b->buffer_type = MYSQL_TYPE_LONGLONG;
			b->buffer = &p->numbers[i];
		} else {
			b->buffer_type = p->column[i].kind == COLUMN_BYTES ?
			    MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING;
			b->buffer_length = CELL_FIRST;
			b->buffer = zeroed(1, CELL_FIRST + 1);
		}
		b->length = &p->lengths[i];
		b->is_null = &p->nulls[i];
	}
	mysql_free_result(meta);
}

/* The statement with wide pages: nothing else of it changes.  The caller frees it. */
static char *
widened(const char *sql)
{
	static const char narrow[] = "LIMIT " PAGE_SQL, wide[] = "LIMIT " WIDE_SQL;
	const char *at;
	struct out o = { 0 };

	while ((at = strstr(sql, narrow)) != NULL) {
		out_put(&o, sql, (size_t)(at - sql));
		out_str(&o, wide);
		sql = at + strlen(narrow);
	}
	out_str(&o, sql);
	return o.text;
}

static struct prepared *
prepare(struct db *db, struct session *s, struct query *q)
{
	bool wide = db->wide && strstr(q->sql, "LIMIT " PAGE_SQL) != NULL;
	struct prepared *p = &s->prepared[(size_t)q->slot + (wide ? db->slots : 0)];
	char *other = NULL;
	const char *sql;
	int failure;

	if (p->stmt != NULL)
		return p;
	if ((p->stmt = mysql_stmt_init(s->my)) == NULL)
		abort();
	sql = wide ? (other = widened(q->sql)) : q->sql;
	failure = mysql_stmt_prepare(p->stmt, sql, strlen(sql));
	free(other);
	if (failure != 0) {
		failed(db, q, mysql_stmt_errno(p->stmt));
		return NULL;
	}
	make_room(p);
	return p;
}

/* --- values for parameters ------------------------------------------------ */

static enum enum_field_types
type_of(const struct value *v)
{
	return v->kind == NUMBER ? MYSQL_TYPE_LONGLONG : v->kind == TEXT ? MYSQL_TYPE_STRING :
	    v->kind == BYTES ? MYSQL_TYPE_BLOB : MYSQL_TYPE_NULL;
}

static void
bind_params(MYSQL_BIND *b, const struct value *v, size_t n)
{
	size_t i;

	memset(b, 0, n * sizeof(*b));
	for (i = 0; i < n; i++) {
		b[i].buffer_type = type_of(&v[i]);
		if (v[i].kind == NUMBER)
			b[i].buffer = (void *)&v[i].number;
		else
			b[i].buffer = (void *)v[i].text;
		b[i].buffer_length = v[i].len;
	}
}

/* One parameter's values of many rows, as Connector/C wants them: side by side. */
struct strip {
	long long *numbers;
	const void **texts;
	unsigned long *lengths;
	char *said;
};

static void
bind_column(MYSQL_BIND *b, struct strip *s, const struct value *v, size_t columns, size_t rows)
{
	size_t i;

	*s = (struct strip){ zeroed(rows, sizeof(*s->numbers)), zeroed(rows, sizeof(*s->texts)),
		zeroed(rows, sizeof(*s->lengths)), zeroed(rows, 1) };
	memset(b, 0, sizeof(*b));
	b->buffer_type = MYSQL_TYPE_LONGLONG;
	for (i = 0; i < rows; i++, v += columns) {
		s->said[i] = v->kind == NOTHING ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE;
		s->numbers[i] = v->number;
		s->texts[i] = v->text;
		s->lengths[i] = v->len;
		if (v->kind != NOTHING)
			b->buffer_type = type_of(v);
	}
	b->buffer = b->buffer_type == MYSQL_TYPE_LONGLONG ? (void *)s->numbers : (void *)s->texts;
	b->length = s->lengths;
	b->u.indicator = s->said;
}

static void
free_strips(struct strip *s, size_t columns)
{
	for (; columns > 0; columns--, s++) {
		free(s->numbers);
		free(s->texts);
		free(s->lengths);
		free(s->said);
	}
}

/* --- execution ----------------------------------------------------------- */

/* Prepares where needed, binds, executes.  A session found dead before
 * anything was done on it is opened again once, quietly: MariaDB closes idle
 * ones. */
static struct prepared *
execute(struct db *db, struct query *q, MYSQL_BIND *binds, size_t n,
    unsigned rows, bool *taken)
{
	struct session *s = session(db);
	struct prepared *p;
	bool fresh = s->my == NULL, again;
	unsigned error;

	if (db->trouble != NONE)
		return NULL;
	do {
		again = false;
		if (!dial(db, s) || (p = prepare(db, s, q)) == NULL)
			goto lost;
		if (n > PARAMS_MAX || n != mysql_stmt_param_count(p->stmt)) {
			bug("statement %d takes %lu values, not %zu", q->slot,
			    mysql_stmt_param_count(p->stmt), n);
			db_fail(db, BROKEN);
			return NULL;
		}
		if (rows > 0)
			mysql_stmt_attr_set(p->stmt, STMT_ATTR_ARRAY_SIZE, &rows);
		db->statements++;
		if ((n == 0 || mysql_stmt_bind_param(p->stmt, binds) == 0) &&
		    mysql_stmt_execute(p->stmt) == 0) {
			db->open = !db->reading;
			return p;
		}
		error = mysql_stmt_errno(p->stmt);
		if (taken != NULL && error == ER_DUP_ENTRY) {
			*taken = db->open = true;
			return NULL;
		}
		if (classify(error) == AWAY && !db->open && !fresh) {
			hang_up(db, s);
			again = fresh = true;
		} else {
			failed(db, q, error);
		}
	} while (again);
lost:
	if (db->trouble == AWAY)
		hang_up(db, s);
	else if (!db->reading)
		db->open = true;
	return NULL;
}

static struct prepared *
execute_one(struct db *db, struct query *q, const struct value *v, size_t n, bool *taken)
{
	MYSQL_BIND binds[PARAMS_MAX];

	if (n <= PARAMS_MAX)
		bind_params(binds, v, n);
	return execute(db, q, binds, n, 0, taken);
}

long
db_run(struct db *db, struct query *q, const struct value *v, size_t n,
    bool *taken, long long *id)
{
	struct prepared *p = execute_one(db, q, v, n, taken);

	if (p == NULL)
		return taken != NULL && *taken ? -1 : 0;
	if (id != NULL && mysql_stmt_insert_id(p->stmt) != 0)
		*id = (long long)mysql_stmt_insert_id(p->stmt);
	return (long)mysql_stmt_affected_rows(p->stmt);
}

long
db_run_rows(struct db *db, struct query *q, const struct value *v, size_t columns, size_t rows, bool *taken)
{
	MYSQL_BIND binds[PARAMS_MAX];
	struct strip strips[PARAMS_MAX];
	struct prepared *p;
	size_t i, n = columns <= PARAMS_MAX ? columns : 0;

	for (i = 0; i < n; i++)
		bind_column(&binds[i], &strips[i], v + i, columns, rows);
	p = execute(db, q, binds, columns, (unsigned)rows, taken);
	free_strips(strips, n);
	if (p == NULL)
		return *taken ? -1 : 0;
	return (long)mysql_stmt_affected_rows(p->stmt);
}

/* A cell that did not fit is fetched again into room that is kept. */
static void
widen(struct prepared *p, unsigned i)
{
	MYSQL_BIND *b = &p->binds[i];

	free(b->buffer);
	b->buffer_length = p->lengths[i] + p->lengths[i] / 2;
	b->buffer = zeroed(1, b->buffer_length + 1);
	mysql_stmt_fetch_column(p->stmt, b, i, 0);
}

static void
read_row(struct prepared *p)
{
	unsigned i;
	bool wider = false;

	for (i = 0; i < p->columns; i++) {
		struct value *c = &p->cells[i];
		MYSQL_BIND *b = &p->binds[i];
		if (p->nulls[i]) {
			*c = (struct value){ NOTHING, 0, NULL, 0 };
		} else if (p->column[i].kind <= COLUMN_TRUTH) {
			*c = (struct value){ NUMBER, p->numbers[i], NULL, 0 };
		} else {
			if (p->lengths[i] > b->buffer_length) {
				widen(p, i);
				wider = true;
			}
			((char *)b->buffer)[p->lengths[i]] = '\0';
			*c = (struct value){ p->column[i].kind == COLUMN_BYTES ?
			    BYTES : TEXT, 0, b->buffer, p->lengths[i] };
		}
	}
	if (wider)		/* the next row goes into the new room */
		mysql_stmt_bind_result(p->stmt, p->binds);
}

size_t
db_ask(struct db *db, struct query *q, const struct value *v, size_t n,
    row_sink *sink, void *arg)
{
	struct prepared *p = execute_one(db, q, v, n, NULL);
	size_t count = 0;
	int rc;

	if (p == NULL || p->columns == 0)
		return 0;
	mysql_stmt_bind_result(p->stmt, p->binds);
	while ((rc = mysql_stmt_fetch(p->stmt)) == 0 ||
	    rc == MYSQL_DATA_TRUNCATED) {
		read_row(p);
		sink(arg, p->column, p->cells, p->columns);
		count++;
	}
	if (rc != MYSQL_NO_DATA)
		failed(db, q, mysql_stmt_errno(p->stmt));
	mysql_stmt_free_result(p->stmt);
	if (db->trouble == AWAY)
		hang_up(db, session(db));
	return count;
}
