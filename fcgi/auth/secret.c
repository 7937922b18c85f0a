/* auth/secret.c - see secret.h */
#include "auth/secret.h"

#include <errno.h>
#include <semaphore.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sodium.h>

#define PASSES 2
#define MEMORY (19U << 20)
#define AT_ONCE 2
#define SEATS 4			/* at work or waiting */

_Static_assert(SECRET_HASH == crypto_pwhash_STRBYTES, "room for the hash");

/* The hash of 256 random bits that nobody kept. */
static const char nobody[] =
    "$argon2id$v=19$m=19456,t=2,p=1$UXIO2PEXCO6QFbxzLPqAqA"
    "$hHOV7LkvSlhJDNvbCH3AvYz1g5i4sThiwMpn0uFfqq4";

static sem_t seats, benches;
static pthread_once_t opened = PTHREAD_ONCE_INIT;

static void
open_pool(void)
{
	if (sem_init(&seats, 0, SEATS) != 0 ||
	    sem_init(&benches, 0, AT_ONCE) != 0)
		abort();
}

static bool
enter(void)
{
	pthread_once(&opened, open_pool);
	if (sem_trywait(&seats) != 0)
		return false;
	while (sem_wait(&benches) != 0 && errno == EINTR)
		;
	return true;
}

static void
leave(void)
{
	sem_post(&benches);
	sem_post(&seats);
}

enum verdict
secret_matches(const char *hash, const char *password)
{
	bool same;

	if (!enter())
		return BUSY;
	same = crypto_pwhash_str_verify(hash != NULL ? hash : nobody, password,
	    strlen(password)) == 0;
	leave();
	return same && hash != NULL ? RIGHT : WRONG;
}

enum verdict
secret_hash(char hash[SECRET_HASH], const char *password)
{
	bool made;

	if (!enter())
		return BUSY;
	made = crypto_pwhash_str(hash, password, strlen(password), PASSES,
	    MEMORY) == 0;
	leave();
	return made ? RIGHT : BUSY;	/* no memory now */
}

/* --- what is refused ---------------------------------------------------- */

/* The commonest of ten characters or more, as leaked lists show them. */
static const char *const common[] = {
	"1234567890", "0123456789", "0987654321", "9876543210", "12345678910",
	"123456789a", "a123456789", "123456789q", "q123456789", "123456789abc",
	"123123123123", "147258369a", "1472583690", "1234512345", "5201314520",
	"woaini1314", "woaini520", "woaini123456", "woaini5201314", "1314520520",
	"1q2w3e4r5t", "1qaz2wsx3edc", "qwertyuiop", "qwerty123456", "asdfghjkl;",
	"q1w2e3r4t5", "password123", "password1234", "passw0rd123", "admin123456",
	"administrator", "abcdefghij", "abcd123456", "abc123456789", "aa12345678",
	"qq123456789", "zxcvbnm123", "asd123456789", "iloveyou123", "letmein1234"
};

static bool
is_common(const char *password)
{
	size_t i;

	for (i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strcasecmp(password, common[i]) == 0)
			return true;
	return false;
}

static unsigned
different_bytes(const char *s)
{
	bool seen[256] = { false };
	unsigned n = 0;

	for (; *s != '\0'; s++) {
		n += !seen[(unsigned char)*s];
		seen[(unsigned char)*s] = true;
	}
	return n;
}

const char *
secret_weakness(const char *password, const char *login)
{
	if (strcasestr(password, login) != NULL)
		return "新密码里不能有登录名";
	if (different_bytes(password) < 5)
		return "新密码太简单，请用更多不同的字符";
	if (is_common(password))
		return "这个密码用的人太多，容易被猜到，请换一个";
	return NULL;
}
