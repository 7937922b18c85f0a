/* core/db.c - see db.h */
#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"
#include "core/session.h"

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
	db->reader.prepared = calloc(2 * slots, sizeof(struct prepared));
	db->writer.prepared = calloc(2 * slots, sizeof(struct prepared));
	if (db->reader.prepared == NULL || db->writer.prepared == NULL)
		abort();
	return db;
}

void
hang_up(struct db *db, struct session *s)
{
	size_t i;

	for (i = 0; i < 2 * db->slots; i++)
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

enum trouble
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
void
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

bool
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

struct session *
session(struct db *db)
{
	return db->reading ? &db->reader : &db->writer;
}

void
db_begin(struct db *db, bool reading)
{
	db->reading = reading;
	db->open = db->unsure = db->wide = false;
	db->trouble = NONE;
	db->statements = 0;
}

void
db_wide(struct db *db)
{
	db->wide = true;
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
	int tries;

	/* The session may be of a server that is gone: then a new one is asked. */
	for (tries = 2, res = NULL; res == NULL && tries > 0; tries--) {
		if (!dial(db, &db->reader))
			return "no connection to the database";
		if (mysql_query(db->reader.my, "SELECT @@innodb_snapshot_isolation,"
		    " @@innodb_flush_log_at_trx_commit") != 0 ||
		    (res = mysql_store_result(db->reader.my)) == NULL)
			hang_up(db, &db->reader);
	}
	if (res == NULL)
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
