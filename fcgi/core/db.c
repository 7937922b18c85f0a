/* core/db.c - see db.h */
#include "core/db.h"

#include <errno.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"

#define PARAMS_MAX 24
#define CELL_FIRST 512			/* bytes a text cell gets at first */

/* A statement on one session, with room for a row of its result. */
struct prepared {
	MYSQL_STMT *stmt;
	unsigned columns;
	MYSQL_BIND *binds;
	struct column *column;
	long long *numbers;
	unsigned long *lengths;
	my_bool *nulls;
	struct value *cells;
};

struct session {
	MYSQL *my;
	struct prepared *prepared;	/* one a slot */
	bool read_only;
};

struct db {
	struct session reader, writer;
	size_t slots;
	char user[64], password[128];
	const char *socket, *name;
	bool reading, open, unsure;
	enum trouble trouble;
	unsigned statements;
};

static const char session_settings[] =
    "SET SESSION sql_mode = 'TRADITIONAL,NO_ENGINE_SUBSTITUTION',"
    " time_zone = '+00:00', innodb_lock_wait_timeout = 5,"
    " max_statement_time = 20, ";

static void
read_password(struct db *db)
{
	const char *path = getenv("WEINENGLI_DB_PASSWORD_FILE");
	FILE *f;

	if (path == NULL || *path == '\0')
		return;
	if ((f = fopen(path, "re")) == NULL ||
	    fgets(db->password, sizeof(db->password), f) == NULL)
		fault("cannot read the file WEINENGLI_DB_PASSWORD_FILE names");
	if (f != NULL)
		fclose(f);
	db->password[strcspn(db->password, "\n")] = '\0';
}

static const char *
setting(const char *name, const char *otherwise)
{
	const char *s = getenv(name);

	return s != NULL && *s != '\0' ? s : otherwise;
}

void
db_library(void)
{
	if (mysql_library_init(0, NULL, NULL) != 0)
		abort();
}

void
db_thread(bool begins)
{
	if (begins)
		mysql_thread_init();
	else
		mysql_thread_end();
}

struct db *
db_new(const char *program, size_t slots)
{
	struct db *db = calloc(1, sizeof(*db));
	char own[64];

	if (db == NULL)
		abort();
	snprintf(own, sizeof(own), "weinengli_%s", program);
	snprintf(db->user, sizeof(db->user), "%s",
	    setting("WEINENGLI_DB_USER", own));
	db->socket = setting("WEINENGLI_DB_SOCKET", "/run/mysqld/mysqld.sock");
	db->name = setting("WEINENGLI_DB", "weinengli");
	read_password(db);
	db->slots = slots;
	db->reader.read_only = true;
	db->reader.prepared = calloc(slots, sizeof(struct prepared));
	db->writer.prepared = calloc(slots, sizeof(struct prepared));
	if (db->reader.prepared == NULL || db->writer.prepared == NULL)
		abort();
	return db;
}

static void
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

static void
hang_up(struct db *db, struct session *s)
{
	size_t i;

	for (i = 0; i < db->slots; i++)
		forget(&s->prepared[i]);
	if (s->my != NULL)
		mysql_close(s->my);
	s->my = NULL;
}

void
db_free(struct db *db)
{
	hang_up(db, &db->reader);
	hang_up(db, &db->writer);
	free(db->reader.prepared);
	free(db->writer.prepared);
	memset(db->password, 0, sizeof(db->password));
	free(db);
}

/* --- what went wrong ----------------------------------------------------- */

static const struct {
	unsigned error;
	enum trouble trouble;
} troubles[] = {
	{ ER_CHECKREAD, REPEAT },		/* 1020 snapshot isolation */
	{ ER_LOCK_WAIT_TIMEOUT, REPEAT },
	{ ER_LOCK_DEADLOCK, REPEAT },
	{ ER_STATEMENT_TIMEOUT, SLOW },
	{ ER_QUERY_INTERRUPTED, SLOW },
	{ ER_UNKNOWN_COM_ERROR, AWAY },		/* 1047 Galera not ready */
	{ ER_SERVER_SHUTDOWN, AWAY },
	{ ER_CONNECTION_KILLED, AWAY },
	{ ER_OPTION_PREVENTS_STATEMENT, AWAY },	/* 1290 read only server */
	{ ER_CON_COUNT_ERROR, AWAY },
	{ ER_USER_LIMIT_REACHED, AWAY },
	{ ER_TOO_MANY_USER_CONNECTIONS, AWAY },
	{ ER_DISK_FULL, AWAY },
	{ CR_SERVER_GONE_ERROR, AWAY },
	{ CR_SERVER_LOST, AWAY },
	{ CR_CONNECTION_ERROR, AWAY },
	{ CR_CONN_HOST_ERROR, AWAY },
	{ CR_UNKNOWN_HOST, AWAY },
	{ 0, AWAY }			/* failed without a number: lost */
};

static enum trouble
classify(unsigned error)
{
	size_t i;

	for (i = 0; i < sizeof(troubles) / sizeof(troubles[0]); i++)
		if (troubles[i].error == error)
			return troubles[i].trouble;
	return BROKEN;
}

void
db_fail(struct db *db, enum trouble trouble)
{
	if (db->trouble == NONE)
		db->trouble = trouble;
}

/* The message may hold what people typed: only numbers go to the log. */
static void
failed(struct db *db, const struct query *q, unsigned error)
{
	enum trouble t = classify(error);

	db_fail(db, t);
	if (t == BROKEN)
		bug("database error %u in statement %d", error,
		    q != NULL ? q->slot : -1);
	else if (t != REPEAT)
		fault("database error %u", error);
}

enum trouble
db_trouble(const struct db *db)
{
	return db->trouble;
}

bool
db_unsure(const struct db *db)
{
	return db->unsure;
}

unsigned
db_statements(const struct db *db)
{
	return db->statements;
}

/* --- sessions ------------------------------------------------------------ */

static bool
dial(struct db *db, struct session *s)
{
	unsigned connect = 3, patience = 25;
	char init[512];

	if (s->my != NULL)
		return true;
	if ((s->my = mysql_init(NULL)) == NULL)
		abort();
	snprintf(init, sizeof(init), "%s%s", session_settings, s->read_only ?
	    "autocommit = 1, tx_read_only = 1" : "autocommit = 0");
	mysql_options(s->my, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	mysql_options(s->my, MYSQL_OPT_READ_TIMEOUT, &patience);
	mysql_options(s->my, MYSQL_OPT_WRITE_TIMEOUT, &patience);
	mysql_options(s->my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(s->my, MYSQL_INIT_COMMAND, init);
	if (mysql_real_connect(s->my, NULL, db->user, db->password, db->name,
	    0, db->socket, CLIENT_FOUND_ROWS) != NULL)
		return true;
	fault("cannot reach the database: error %u", mysql_errno(s->my));
	db_fail(db, AWAY);
	hang_up(db, s);
	return false;
}

static struct session *
session(struct db *db)
{
	return db->reading ? &db->reader : &db->writer;
}

void
db_begin(struct db *db, bool reading)
{
	db->reading = reading;
	db->open = db->unsure = false;
	db->trouble = NONE;
	db->statements = 0;
}

void
db_turn(struct db *db)
{
	db->reading = false;
}

void
db_rollback(struct db *db)
{
	struct session *s = session(db);

	if (!db->open || s->my == NULL)
		return;
	db->open = false;
	if (mysql_rollback(s->my) != 0)
		hang_up(db, s);
}

bool
db_commit(struct db *db)
{
	struct session *s = session(db);

	if (db->trouble != NONE)
		return false;
	if (!db->open)
		return true;
	db->open = false;
	if (mysql_commit(s->my) == 0)
		return true;
	failed(db, NULL, mysql_errno(s->my));
	db->unsure = db->trouble == AWAY;
	hang_up(db, s);
	return false;
}

/* --- statements ---------------------------------------------------------- */

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
	case MYSQL_TYPE_DATE: case MYSQL_TYPE_NEWDATE: case MYSQL_TYPE_TIME:
		return COLUMN_TEXT;
	case MYSQL_TYPE_NULL:
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

static struct prepared *
prepare(struct db *db, struct session *s, struct query *q)
{
	struct prepared *p = &s->prepared[q->slot];

	if (p->stmt != NULL)
		return p;
	if ((p->stmt = mysql_stmt_init(s->my)) == NULL)
		abort();
	if (mysql_stmt_prepare(p->stmt, q->sql, strlen(q->sql)) != 0) {
		failed(db, q, mysql_stmt_errno(p->stmt));
		return NULL;
	}
	make_room(p);
	return p;
}

static void
bind_params(MYSQL_BIND *b, const struct value *v, size_t n)
{
	size_t i;

	memset(b, 0, n * sizeof(*b));
	for (i = 0; i < n; i++) {
		b[i].buffer_type = v[i].kind == NUMBER ? MYSQL_TYPE_LONGLONG :
		    v[i].kind == TEXT ? MYSQL_TYPE_STRING :
		    v[i].kind == BYTES ? MYSQL_TYPE_BLOB : MYSQL_TYPE_NULL;
		if (v[i].kind == NUMBER)
			b[i].buffer = (void *)&v[i].number;
		else
			b[i].buffer = (void *)v[i].text;
		b[i].buffer_length = v[i].len;
	}
}

/* Prepares where needed, binds, executes.  A session found dead before
 * anything was done on it is opened again once, quietly: MariaDB closes idle
 * ones. */
static struct prepared *
execute(struct db *db, struct query *q, const struct value *v, size_t n,
    bool *taken)
{
	struct session *s = session(db);
	struct prepared *p;
	MYSQL_BIND binds[PARAMS_MAX];
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
		bind_params(binds, v, n);
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

long
db_run(struct db *db, struct query *q, const struct value *v, size_t n,
    bool *taken, long long *id)
{
	struct prepared *p = execute(db, q, v, n, taken);

	if (p == NULL)
		return taken != NULL && *taken ? -1 : 0;
	if (id != NULL && mysql_stmt_insert_id(p->stmt) != 0)
		*id = (long long)mysql_stmt_insert_id(p->stmt);
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
	struct prepared *p = execute(db, q, v, n, NULL);
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

/* --- checks -------------------------------------------------------------- */

const char *
db_check(struct db *db, struct query *q)
{
	static char said[512];
	struct session *s = &db->writer;
	struct prepared *p = &s->prepared[q->slot];

	if (!dial(db, s))
		return "no connection";
	/* Asked here, once, and not while serving: under ONLY_FULL_GROUP_BY
	 * MariaDB 10.11 refuses the second execution of a statement that counts
	 * over a view (1140). */
	if (mysql_query(s->my, "SET SESSION sql_mode ="
	    " CONCAT(@@sql_mode, ',ONLY_FULL_GROUP_BY')") != 0)
		return mysql_error(s->my);
	if ((p->stmt = mysql_stmt_init(s->my)) == NULL)
		abort();
	if (mysql_stmt_prepare(p->stmt, q->sql, strlen(q->sql)) == 0)
		return NULL;
	snprintf(said, sizeof(said), "%s", mysql_stmt_error(p->stmt));
	return said;
}

const char *
db_unfit(struct db *db)
{
	MYSQL_RES *res;
	MYSQL_ROW row;
	const char *what = NULL;

	if (!dial(db, &db->reader))
		return "no connection to the database";
	if (mysql_query(db->reader.my, "SELECT @@innodb_snapshot_isolation,"
	    " @@innodb_flush_log_at_trx_commit") != 0 ||
	    (res = mysql_store_result(db->reader.my)) == NULL)
		return "the database does not answer";
	row = mysql_fetch_row(res);
	if (row == NULL || row[0] == NULL || strcmp(row[0], "1") != 0)
		what = "innodb_snapshot_isolation is OFF: two thirds of "
		    "simultaneous changes would be lost; see sql/server.cnf";
	else if (row[1] == NULL || strcmp(row[1], "1") != 0)
		what = "innodb_flush_log_at_trx_commit is not 1: acknowledged "
		    "changes would be lost in a crash; see sql/server.cnf";
	mysql_free_result(res);
	return what;
}

bool
db_ping(struct db *db)
{
	return dial(db, &db->reader) && mysql_ping(db->reader.my) == 0;
}
