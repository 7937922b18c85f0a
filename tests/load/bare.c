/* tests/load/bare.c - the limit that our programs are measured against.
 *
 * A FastCGI program without our core: one connection a thread, it runs the
 * statements that the address names and writes the cells one after another.
 * No checks, no JSON, no escaping, no journal of its own: what is left is
 * FastCGI, MariaDB and the statements.  Without statements it is the null
 * program.
 *
 * bare SOCKET STATEMENTS write|read
 *   STATEMENTS  a file, one statement a line
 *   QUERY_STRING  statement;value;value|statement;...  with values iNUMBER,
 *   tTEXT (percent-encoded), xHEX, n for NULL, p for PERSON, l for the last
 *   new id, s for a number of this thread's own.
 *   write: the statements are one transaction, committed; one that changes
 *   nothing undoes it and is answered 409. */
#include <fcgiapp.h>
#include <mysql.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 8
#define STATEMENTS 64
#define VALUES 24
#define CELLS 64
#define CELL 65536
#define MODE "time_zone = '+00:00'," \
	" sql_mode = 'TRADITIONAL,NO_ENGINE_SUBSTITUTION'"

static char *texts[STATEMENTS];
static int count, writing, listen_fd;

struct thread {
	MYSQL *my;
	MYSQL_STMT *stmt[STATEMENTS];
	char cell[CELLS][CELL];
	unsigned long length[CELLS];
	my_bool null[CELLS];
	long long last_id, number;
};

static void
die(const char *what)
{
	fprintf(stderr, "bare: %s\n", what);
	exit(1);
}

static void
dial(struct thread *t)
{
	char password[128] = "";
	FILE *f = fopen(getenv("WEINENGLI_DB_PASSWORD_FILE"), "r");

	if (f == NULL || fgets(password, sizeof(password), f) == NULL)
		die("password");
	fclose(f);
	password[strcspn(password, "\n")] = '\0';
	t->my = mysql_init(NULL);
	mysql_options(t->my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(t->my, MYSQL_INIT_COMMAND, writing ?
	    "SET autocommit = 0, " MODE :
	    "SET autocommit = 1, " MODE);
	if (!mysql_real_connect(t->my, NULL, getenv("WEINENGLI_DB_USER"),
	    password, "weinengli", 0, getenv("WEINENGLI_DB_SOCKET"),
	    CLIENT_FOUND_ROWS))
		die(mysql_error(t->my));
}

static size_t
decode(char *s)
{
	char *to = s, *from = s;
	unsigned c;

	for (; *from != '\0'; to++) {
		if (*from == '%' && sscanf(from + 1, "%2x", &c) == 1) {
			*to = (char)c;
			from += 3;
		} else
			*to = *from++;
	}
	*to = '\0';
	return (size_t)(to - s);
}

static size_t
unhex(char *s)
{
	size_t i, n = strlen(s) / 2;
	unsigned c;

	for (i = 0; i < n && sscanf(s + 2 * i, "%2x", &c) == 1; i++)
		s[i] = (char)c;
	return n;
}

static void
bind_one(const struct thread *t, MYSQL_BIND *b, char *value, long long *number,
    const char *person)
{
	memset(b, 0, sizeof(*b));
	b->buffer_type = MYSQL_TYPE_NULL;
	if (*value != '\0' && strchr("ipls", *value) != NULL) {
		*number = *value == 'l' ? t->last_id : *value == 's' ?
		    t->number : atoll(*value == 'p' ? person : value + 1);
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = number;
	} else if (*value == 't' || *value == 'x') {
		b->buffer_type = *value == 't' ? MYSQL_TYPE_STRING :
		    MYSQL_TYPE_BLOB;
		b->buffer = value + 1;
		b->buffer_length = *value == 't' ? decode(value + 1) :
		    unhex(value + 1);
	}
}

static void
write_rows(struct thread *t, MYSQL_STMT *s, FCGX_Request *r)
{
	unsigned n = mysql_stmt_field_count(s), i;
	MYSQL_BIND out[CELLS];

	if (n == 0 || n > CELLS)
		return;
	memset(out, 0, sizeof(out));
	for (i = 0; i < n; i++) {
		out[i].buffer_type = MYSQL_TYPE_STRING;
		out[i].buffer = t->cell[i];
		out[i].buffer_length = CELL;
		out[i].length = &t->length[i];
		out[i].is_null = &t->null[i];
	}
	mysql_stmt_bind_result(s, out);
	while (mysql_stmt_fetch(s) != MYSQL_NO_DATA)
		for (i = 0; i < n && !writing; i++)
			if (!t->null[i])
				FCGX_PutStr(t->cell[i], (int)t->length[i],
				    r->out);
	mysql_stmt_free_result(s);
}

static int
run_one(struct thread *t, char *call, FCGX_Request *r, const char *person)
{
	char *word = strsep(&call, ";");
	int at = atoi(word), n = 0;
	MYSQL_BIND in[VALUES];
	long long numbers[VALUES];

	if (at >= count)
		return -1;
	if (t->stmt[at] == NULL) {
		t->stmt[at] = mysql_stmt_init(t->my);
		if (mysql_stmt_prepare(t->stmt[at], texts[at],
		    strlen(texts[at])))
			die(mysql_stmt_error(t->stmt[at]));
	}
	for (; call != NULL && n < VALUES; n++)
		bind_one(t, &in[n], strsep(&call, ";"), &numbers[n], person);
	if ((n > 0 && mysql_stmt_bind_param(t->stmt[at], in)) ||
	    mysql_stmt_execute(t->stmt[at])) {
		if (mysql_stmt_errno(t->stmt[at]) != 1213)	/* deadlock */
			die(mysql_stmt_error(t->stmt[at]));
		return -1;
	}
	if (mysql_stmt_insert_id(t->stmt[at]) != 0 && t->last_id == 0)
		t->last_id = (long long)mysql_stmt_insert_id(t->stmt[at]);
	if (mysql_stmt_field_count(t->stmt[at]) == 0)
		return mysql_stmt_affected_rows(t->stmt[at]) == 0;
	write_rows(t, t->stmt[at], r);
	return 0;
}

static void
put_head(FCGX_Request *r, const char *person, int bad)
{
	FCGX_FPrintF(r->out, "Status: %d\r\nContent-Type: application/json\r\n"
	    "X-Person: %s\r\n\r\n", bad ? 409 : 200, person);
}

static void
answer(struct thread *t, FCGX_Request *r)
{
	const char *query = FCGX_GetParam("QUERY_STRING", r->envp);
	const char *person = FCGX_GetParam("PERSON", r->envp);
	char *copy = strdup(query != NULL ? query : ""), *rest = copy, *call;
	int bad = 0, some = *copy != '\0';

	if (person == NULL)
		person = "1";
	if (!writing)
		put_head(r, person, 0);
	t->last_id = 0;
	while (some && !bad && (call = strsep(&rest, "|")) != NULL)
		bad = run_one(t, call, r, person);
	if (writing && some)
		bad ? mysql_rollback(t->my) : mysql_commit(t->my);
	if (writing)
		put_head(r, person, bad);
	free(copy);
}

static void *
work(void *number)
{
	struct thread *t = calloc(1, sizeof(*t));
	FCGX_Request r;

	t->number = (long long)(intptr_t)number;
	mysql_thread_init();
	if (count > 0)
		dial(t);
	FCGX_InitRequest(&r, listen_fd, 0);
	while (FCGX_Accept_r(&r) >= 0) {
		answer(t, &r);
		FCGX_Finish_r(&r);
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t id;
	FILE *f;
	size_t size = 0;
	int i;

	if (argc != 4 || (f = fopen(argv[2], "r")) == NULL)
		die("usage: bare SOCKET STATEMENTS write|read");
	while (count < STATEMENTS && getline(&texts[count], &size, f) > 0) {
		texts[count][strcspn(texts[count], "\n")] = '\0';
		count++;
		size = 0;
	}
	fclose(f);
	writing = strcmp(argv[3], "write") == 0;
	mysql_library_init(0, NULL, NULL);
	FCGX_Init();
	listen_fd = FCGX_OpenSocket(argv[1], 1024);
	for (i = 0; i < THREADS; i++)
		pthread_create(&id, NULL, work, (void *)(intptr_t)i);
	pthread_join(id, NULL);
	return 0;
}
