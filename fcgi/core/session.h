/* core/session.h - what db.c (sessions, trouble) and statement.c (prepare,
 * execute, fetch) share; nobody else includes it. */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include <mysql.h>

#include "core/db.h"

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
	struct prepared *prepared;	/* one a slot, then those of wide pages */
	bool read_only;
};

struct db {
	struct session reader, writer;
	size_t slots;
	char user[64], password[128];
	const char *socket, *name;
	bool reading, open, unsure, wide;
	enum trouble trouble;
	unsigned statements;
};

struct session *session(struct db *);
bool dial(struct db *, struct session *);	/* false: see db_trouble() */
void hang_up(struct db *, struct session *);
enum trouble classify(unsigned error);
void failed(struct db *, const struct query *, unsigned error);
void forget(struct prepared *);

#endif
