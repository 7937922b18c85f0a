/* report/mail.h - one letter to one address, by the SMTP server of the installation. */
#ifndef REPORT_MAIL_H
#define REPORT_MAIL_H

#include <stdbool.h>

struct mail;

struct mail_settings {
	const char *server;	/* smtp://host:587 or smtps://host:465 */
	const char *from;
	const char *user, *password;	/* or NULL */
	const char *authority;	/* file of a CA of one's own, or NULL */
	bool local;		/* also without TLS */
	long seconds;		/* for one letter */
};

/* MAIL_LATER: surely not taken, may be tried again.  MAIL_UNKNOWN: given whole, but the
 * server's answer was lost; never again, or it might come twice. */
enum mail_outcome { MAIL_SENT, MAIL_LATER, MAIL_REFUSED, MAIL_UNKNOWN };

struct mail *mail_open(const struct mail_settings *);
/* *down: the server itself is not to be used now, whoever the letter is for. */
enum mail_outcome mail_send(struct mail *, const char *to, const char *wire, bool *down);
void mail_close(struct mail *);

#endif
